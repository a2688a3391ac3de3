import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'content-hash-differs',
  title: 'Downloaded content differs from the hash of the package',
  severity: 'error',
  what: 'The hash of downloaded content is not the one of the package (0x80091007, CRYPT_E_HASH_VALUE).',
  says: () => 'The downloaded content is not what the package holds: its hash differs (0x80091007).',
  why: 'The content changed after it was distributed, a transfer or the memory of the computer is faulty, or with ConfigMgr 2007 file names have accented letters or hidden files are in the source.',
  todo: 'Update the distribution points of the package; where only some computers fail, test their memory and network.',
  sources: [
    {
      title: 'Hash value not correct on computers with 16 GB of memory (2017)',
      url: 'https://slightlyovercomplicated.com/2017/07/27/0x80091007-failed-to-run-the-action-apply-operating-system-the-hash-value-is-not-correct-on-machines-with-16gb-ram/',
    },
    {
      title: 'A package with hidden files fails its hash (2009)',
      url: 'http://www.the-d-spot.org/wordpress/2009/11/17/this-package-was-a-challenge/',
    },
  ],
  example: {
    bad: '<![LOG[Hash could not be matched for the downloaded content. Original ContentHash = 0A1B, Downloaded ContentHash = 2C3D]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ApplyOperatingSystem" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Hash verification succeeded for content PS100020.3 downloaded under context System]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ContentAccess" context="" type="1" thread="1204" file="">',
  },
});
