import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'upgrade-blocked-by-application',
  title: 'An application blocks the upgrade of Windows',
  severity: 'error',
  what: 'A record holds 0xC1900208 or 0xC1900209: the compatibility check found something that blocks.',
  says: ({ code }) => `Windows Setup refused the upgrade (${code ?? '0xC1900208'}).`,
  why: 'Windows Setup does not begin while it is installed.',
  todo: 'Find its name in the compatibility report of Windows Setup, uninstall it, and try again.',
  situations: ['upgrade of Windows'],
  example: {
    bad: '<![LOG[Process completed with exit code 3247440392]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
    good: '<![LOG[Process completed with exit code 3247440400]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
  },
});
