import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'distribution-address-closed',
  title: 'The schedule of a distribution point stopped a transfer',
  severity: 'information',
  what: 'PkgXferMgr writes that the address of a distribution point is closed for the priority of a job.',
  says: () => 'A transfer to a distribution point was stopped by the schedule of that distribution point.',
  why: 'The address is closed for jobs of this priority at this time; 0x80004005 behind it says no more than that.',
  todo: 'Wait for the next open hour, or change the schedule or the priority of the package.',
  example: {
    bad: '<![LOG[Address is closed for priority 2 jobs, stop sending]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMS_PACKAGE_TRANSFER_MANAGER" context="" type="1" thread="1204" file="">',
    good: '<![LOG[Address is open for priority 2 jobs]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMS_PACKAGE_TRANSFER_MANAGER" context="" type="1" thread="1204" file="">',
  },
});
