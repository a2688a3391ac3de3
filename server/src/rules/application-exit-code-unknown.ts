import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'application-exit-code-unknown',
  title: 'The installer of an application returned an error',
  severity: 'error',
  what: 'AppEnforce.log says that an exit code is not among the return codes of the deployment type and counts as a failure.',
  says: ({ subject }) =>
    `The installer of an application returned ${subject ?? 'a code'}, which its deployment type does not list as success.`,
  why: 'The code is that of the installer, not of ConfigMgr.',
  todo: 'Look the code up at the vendor; for Windows Installer turn on a verbose log (/l*v) and read its first "Return value 3". A code that means success belongs into the return codes of the deployment type.',
  situations: ['Windows Installer'],
  subjectIs: 'windows-installer',
  example: {
    bad: '<![LOG[Unmatched exit code (1603) is considered an execution failure.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="AppEnforce" context="" type="2" thread="1204" file="">',
    good: '<![LOG[Matched exit code 3010 to a PendingSoftReboot entry in exit codes table.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="AppEnforce" context="" type="1" thread="1204" file="">',
  },
});
