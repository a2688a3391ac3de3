import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'application-step-without-management-point',
  title: 'Install Application finds no management point',
  severity: 'error',
  what: 'The Install Application step ends with 0x87D00269.',
  says: ({ code }) =>
    `The applications could not be installed: the management point does not answer (${code ?? '0x87D00269'}).`,
  why: 'The client asks the management point for the policy of its applications and cannot communicate with it.',
  todo: 'Check the management point; with a custom website default.htm must be in its root, and HTTP redirection must be off on the default website.',
  situations: ['Install Application step'],
  example: {
    bad: '<![LOG[Policy Evaluation failed, hr=0x87d00269]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallApplication" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Policy Evaluation succeeded]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallApplication" context="" type="1" thread="1204" file="">',
  },
});
