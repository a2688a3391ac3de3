import type { LogFailure } from './failure.ts';
import { scanFailures } from './sources.ts';

const handler = ['WUAHandler'];
const expired = {
  title: 'Patch My PC: updates fail with error 0x800b0101',
  url: 'https://github.com/PatchMyPCTeam/kbs.patchmypc.com',
};

/** Scanning for software updates. */
export const updateFailures: readonly LogFailure[] = [
  {
    rule: 'update-source-overridden',
    signs: [
      {
        begins: 'Group policy settings were overwritten by a higher authority',
        pattern: /Server (?<subject>https?:\/\/[^\s]{1,200})/,
        evidence: 'documented',
        source: scanFailures,
      },
    ],
  },
  {
    rule: 'update-certificate-expired',
    signs: [{ codes: [0x800b0101], components: handler, evidence: 'documented', source: expired }],
  },
  {
    rule: 'update-client-certificate-asked',
    signs: [{ codes: [0x80072f0c], components: handler, evidence: 'documented', source: scanFailures }],
  },
  {
    rule: 'update-scan-failed',
    signs: [
      {
        begins: 'OnSearchComplete - Failed to end search job',
        codes: 'any',
        evidence: 'documented',
        source: expired,
      },
      {
        begins: 'Scan failed with error = ',
        components: handler,
        codes: 'any',
        evidence: 'documented',
        source: expired,
      },
    ],
  },
];
