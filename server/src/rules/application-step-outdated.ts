import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'application-step-outdated',
  title: 'Install Application fails as in ConfigMgr 2012 R2',
  severity: 'warning',
  what: 'The Install Application step ends with 0x87D00267.',
  says: ({ code }) => `The applications of the step could not be downloaded (${code ?? '0x87D00267'}).`,
  why: 'Seen with outdated ConfigMgr 2012 R2.',
  todo: 'Bring ConfigMgr up to date.',
  situations: ['Install Application step'],
  example: {
    bad: '<![LOG[Install Static Applications failed, hr=0x87d00267]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallApplication" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Install Static Applications succeeded]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallApplication" context="" type="1" thread="1204" file="">',
  },
});
