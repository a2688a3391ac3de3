import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'upgrade-requirements-not-met',
  title: 'The computer does not meet the requirements of the new Windows',
  severity: 'error',
  what: 'A record holds 0xC1900200 or 0xC1900201.',
  says: ({ code }) => `Windows Setup refused the upgrade (${code ?? '0xC1900200'}).`,
  why: 'Windows Setup refuses such a computer.',
  todo: 'Compare it with the requirements; the compatibility logs name what is missing.',
  situations: ['upgrade of Windows'],
  example: {
    bad: '<![LOG[Process completed with exit code 3247440384]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
    good: '<![LOG[Process completed with exit code 3247440400]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
  },
});
