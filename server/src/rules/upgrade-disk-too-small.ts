import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'upgrade-disk-too-small',
  title: 'Too little disk space for the upgrade of Windows',
  severity: 'error',
  what: 'A record holds 0xC190020E.',
  says: ({ code }) => `Windows Setup refused the upgrade (${code ?? '0xC190020E'}).`,
  why: 'Windows Setup keeps the old Windows beside the new one.',
  todo: 'Free disk space before the upgrade.',
  situations: ['upgrade of Windows'],
  example: {
    bad: '<![LOG[Process completed with exit code 3247440398]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
    good: '<![LOG[Process completed with exit code 3247440400]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
  },
});
