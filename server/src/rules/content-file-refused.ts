import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'content-file-refused',
  title: 'The distribution point refuses a file of the content',
  severity: 'warning',
  what: 'A download from a distribution point ends with HTTP status 404 for a file of the package.',
  says: () => 'The distribution point does not serve a file of the package (HTTP 404).',
  why: 'A known cause is the request filtering of IIS, which hides some file types and folders, such as .config and bin.',
  todo: 'The line below names the file. Where it is on the distribution point, allow its type or folder in the request filtering; where it is not, update the content.',
  sources: [
    {
      title: 'A package that IIS request filtering blocks (2009)',
      url: 'http://www.the-d-spot.org/wordpress/2009/11/17/this-package-was-a-challenge/',
    },
  ],
  example: {
    bad: '<![LOG[WinHttpQueryHeaders() returns status code 404 (Not Found)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallSoftware" context="" type="3" thread="1204" file="">',
    good: '<![LOG[WinHttpQueryHeaders() returns status code 200 (OK)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallSoftware" context="" type="1" thread="1204" file="">',
  },
});
