import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'ccmsetup-files-not-found',
  title: 'Files of the client are not on the server',
  severity: 'warning',
  what: 'ccmsetup gets HTTP status 404 for its files (0x80190194).',
  says: () => 'ccmsetup did not find its files on the server (HTTP 404).',
  why: 'The client package is not on the distribution point the management point named, or IIS does not serve a file of it.',
  todo: 'Distribute the client package again; the line above names the address. With /source ccmsetup takes the files from a share.',
  sources: [
    {
      title: 'Steve Rachui: configuring source download during client install (2014)',
      url: 'https://blogs.msdn.microsoft.com/steverac/2014/11/02/configuring-source-download-during-client-install/',
    },
  ],
  example: {
    bad: '<![LOG[Failed to download files through BITS. Error: 0x80190194, Description HTTP status 404: The requested URL does not exist on the server.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Successfully downloaded client files via BITS.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
