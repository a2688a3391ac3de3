import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'update-scan-failed',
  title: 'The scan for updates failed',
  severity: 'error',
  what: 'WUAHandler writes that a scan failed, with the code the Windows Update Agent gave.',
  says: ({ code }) => `The scan for software updates failed with ${code ?? 'an error'}.`,
  why: 'WUAHandler only reports the code of the Windows Update Agent.',
  todo: 'WindowsUpdate.log at this time has the cause; check the address of the software update point, the proxy (netsh winhttp show proxy) and its ports 8530 and 8531.',
  situations: ['scan for updates', 'Windows Update', 'scan against WSUS'],
  example: {
    bad: '<![LOG[OnSearchComplete - Failed to end search job. Error = 0x8024402c.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="WUAHandler" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Successfully completed scan.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="WUAHandler" context="" type="1" thread="1204" file="">',
  },
});
