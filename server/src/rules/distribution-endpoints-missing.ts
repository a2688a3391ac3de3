import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'distribution-endpoints-missing',
  title: 'RPC ports to a source are closed',
  severity: 'error',
  what: 'DataTransferService writes 0x800706D9.',
  says: ({ code }) => `The download found no endpoint at the other computer (${code ?? '0x800706D9'}).`,
  why: 'A firewall lets the RPC ports not pass, or the Windows Firewall service is disabled.',
  todo: 'Open the RPC ports between the two computers, and let the Windows Firewall service run.',
  example: {
    bad: '<![LOG[CDTSJob::HandleErrors: DTS Job failed, ErrorCode 0x800706D9]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="DataTransferService" context="" type="3" thread="1204" file="">',
    good: '<![LOG[DTSJob successfully completed download.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="DataTransferService" context="" type="1" thread="1204" file="">',
  },
});
