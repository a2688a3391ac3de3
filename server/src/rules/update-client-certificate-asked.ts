import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'update-client-certificate-asked',
  title: 'WSUS asks for a client certificate',
  severity: 'error',
  what: 'The scan for updates ends with 0x80072F0C.',
  says: ({ code }) => `The scan for software updates failed (${code ?? '0x80072F0C'}).`,
  why: 'The WSUS website or one of its virtual directories accepts or requires client certificates.',
  todo: 'Set the WSUS website and its virtual directories to ignore client certificates.',
  situations: ['scan for updates'],
  example: {
    bad: '<![LOG[OnSearchComplete - Failed to end search job. Error = 0x80072f0c.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="WUAHandler" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Async searching completed.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="WUAHandler" context="" type="1" thread="1204" file="">',
  },
});
