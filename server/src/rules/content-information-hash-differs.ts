import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'content-information-hash-differs',
  title: 'The hash of Contentinfo.tar differs',
  severity: 'warning',
  what: 'ContentTransferManager cannot verify the hash of the content information of a cloud distribution point.',
  says: () => 'The content information (Contentinfo.tar) differs from its hash.',
  why: 'Primary sites with different BranchCache keys have filled cloud distribution points with different files.',
  todo: 'Give every primary site the same BranchCache key (netsh branchcache set key), then distribute the content again.',
  example: {
    bad: '<![LOG[CCTMJob::_ProcessContentInfo - failed to verify hash (algorithm ID = 32780, provider type = 24). Actual value - 0A1B, Computed value - 2C3D]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ContentTransferManager" context="" type="3" thread="1204" file="">',
    good: '<![LOG[CCTMJob::_ProcessContentInfo - hash verified]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ContentTransferManager" context="" type="1" thread="1204" file="">',
  },
});
