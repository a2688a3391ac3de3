import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'distribution-point-has-webdav',
  title: 'WebDAV keeps clients from the content of a distribution point',
  severity: 'error',
  what: 'DataTransferService.log says that a request for the list of files was answered with HTTP status 405.',
  says: () => 'The distribution point refuses to list its content (HTTP 405).',
  why: 'The role service WebDAV Publishing is installed on it, which answers these requests in its place.',
  todo: 'Remove WebDAV Publishing from the web server of the distribution point, restart IIS, and let the client try again.',
  example: {
    bad: '<![LOG[GetDirectoryList_HTTP Error sending DAV request. HTTP code 405, status \'Method Not Allowed\']LOG]!><time="10:15:30.123+300" date="02-14-2010" component="DataTransferService" context="" type="3" thread="1204" file="">',
    good: '<![LOG[DTSJob successfully completed download.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="DataTransferService" context="" type="1" thread="1204" file="">',
  },
});
