import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'application-not-detected',
  title: 'An installed application is not detected',
  severity: 'error',
  what: 'A record holds 0x87D00324 or, from Intune, 0x87D1041C: the installation ended, but its detection method does not find the application.',
  says: ({ code }) => `An application counts as failed (${code ?? '0x87D00324'}).`,
  why: 'The detection method, which runs again after the installation, did not find what it looks for.',
  todo: 'Compare the detection method with what the installation leaves on the computer: version, path, registry view (32 or 64 bits), user or system.',
  situations: ['application deployment', 'Intune'],
  example: {
    bad: '<![LOG[Failed to detect the application after the installation completed (0x87d00324)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="AppEnforce" context="" type="3" thread="1204" file="">',
    good: '<![LOG[+++ Discovered MSI application [AppDT Id: ScopeId_1, Revision: 2]]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="AppDiscovery" context="" type="1" thread="1204" file="">',
  },
});
