import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'restart-without-windows-setup',
  title: 'A restart that the task sequence could not continue after',
  severity: 'error',
  what: 'The engine refuses to restart the computer into the new Windows, because the task sequence would not start again there.',
  says: () => 'The task sequence could not continue after this restart, and so it failed.',
  why: 'Setup Windows and ConfigMgr prepares the new Windows for that, and most likely has not run: it is missing, disabled, skipped, or stands below the restart.',
  todo: 'Look at how that step went ("cmlens run"), and put it between Apply Operating System and the first restart into the new Windows.',
  example: {
    bad: '<![LOG[Task sequence cannot continue after reboot because TS Manager is not configured to auto-start or GINA is not installed]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="3" thread="1204" file="">',
    good: '<![LOG[The action (Restart Computer) initiated a reboot request]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
  },
});
