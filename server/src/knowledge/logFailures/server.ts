import { article } from '../errorAdvice/advice.ts';
import type { LogFailure } from './failure.ts';
import { contentDistribution } from './sources.ts';

const transfer = ['SMS_PACKAGE_TRANSFER_MANAGER'];

/** Distribution of content by the site server. */
export const serverFailures: readonly LogFailure[] = [
  {
    rule: 'content-library-not-filled',
    signs: [
      { codes: [0x80041001], components: transfer, evidence: 'documented', source: contentDistribution },
    ],
  },
  {
    rule: 'offline-servicing-failed',
    signs: [
      {
        codes: [0x800700a1],
        components: ['SMS_OFFLINE_SERVICING_MANAGER'],
        evidence: 'documented',
        source: article(
          'mem/configmgr/os-deployment/scheduled-updates-fails-error-0x800700a1',
          'Scheduled Updates fails with error 0x800700a1',
        ),
      },
    ],
  },
  {
    rule: 'distribution-address-closed',
    signs: [
      {
        begins: 'Address is closed for priority ',
        components: transfer,
        evidence: 'documented',
        source: contentDistribution,
      },
    ],
  },
  {
    rule: 'distribution-endpoints-missing',
    signs: [
      {
        codes: [0x800706d9],
        components: ['DataTransferService'],
        evidence: 'documented',
        source: contentDistribution,
      },
    ],
  },
];
