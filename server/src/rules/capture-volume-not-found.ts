import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'capture-volume-not-found',
  title: 'The volume to capture has no drive letter',
  severity: 'warning',
  what: 'TSBootShell does not find a volume in Windows PE.',
  says: () => 'A volume was not found in Windows PE, so that Windows cannot be captured from it.',
  why: 'The partition has the attribute that keeps Windows from giving it a drive letter.',
  todo: 'Start Windows again and clear the attribute with diskpart (gpt attributes=0x0000000000000000), then capture anew.',
  example: {
    bad: '<![LOG[Volume \'\\\\?\\Volume{0A1B2C3D-0000-4000-8000-000000000001}\\\' not found]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSBootShell" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Volume \'\\\\?\\Volume{0A1B2C3D-0000-4000-8000-000000000001}\\\' is C:]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSBootShell" context="" type="1" thread="1204" file="">',
  },
});
