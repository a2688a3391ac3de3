import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'setup-hook-not-installed',
  title: 'The task sequence could not place its SetupComplete.cmd',
  severity: 'error',
  what: 'Setup Windows and ConfigMgr cannot install the setup hook: access is denied (0x80070005).',
  says: () => 'The task sequence could not put its SetupComplete.cmd into the new Windows.',
  why: 'A SetupComplete.cmd of your own stands there, from the image or from an earlier step.',
  todo: 'Remove it from the image or from the step that copies it, and do its work in steps of the task sequence.',
  example: {
    bad: '<![LOG[Failed to install the setup hook. Permissions may be configured incorrectly.\nAccess is denied. (Error: 80070005; Source: Windows)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDSetupHook" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Installing OSD setup hook]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDSetupHook" context="" type="1" thread="1204" file="">',
  },
});
