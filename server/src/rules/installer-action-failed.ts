import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'installer-action-failed',
  title: 'An action of Windows Installer failed',
  severity: 'error',
  what: 'A verbose log of Windows Installer has an action that ended with return value 3. The first one is where the installation broke off; those that follow only pass it on.',
  says: ({ subject }) => `The installation broke off in the action ${subject ?? ''} (return value 3).`,
  why: 'Exit code 1603 says no more than this; the cause stands directly above the action.',
  todo: 'Read the lines above: a numbered error or the custom action that failed.',
  isOneProblem: true,
  causeAbove: /^(?:Error \d{4}(?=\.)|CustomAction \w{1,100} returned actual error code -?\d{1,10})/,
  example: {
    bad: '=== Verbose logging started: 2/14/2010  9:14:02  Build type: SHIP UNICODE 5.00.7600.00  Calling process: C:\\Windows\\system32\\msiexec.exe ===\nMSI (s) (A8:7C) [09:14:02:117]: Note: 1: 1306 2: C:\\Windows\\CCM\\Logs\\Example.log\nError 1306. Another application has exclusive access to the file C:\\Windows\\CCM\\Logs\\Example.log.\nAction ended 9:14:02: InstallFinalize. Return value 3.\nAction ended 9:14:02: INSTALL. Return value 3.',
    good: '=== Verbose logging started: 2/14/2010  9:14:02  Build type: SHIP UNICODE 5.00.7600.00  Calling process: C:\\Windows\\system32\\msiexec.exe ===\nAction ended 9:14:02: InstallFinalize. Return value 1.\nAction ended 9:14:02: INSTALL. Return value 1.',
  },
});
