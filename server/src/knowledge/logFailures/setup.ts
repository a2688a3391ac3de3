import type { LogFailure } from './failure.ts';
import { capture, upgrade } from './sources.ts';

const joinThread = {
  title: 'Microsoft Q&A: unattended join fails with 1355 (excerpt of setupact.log)',
  url: 'https://learn.microsoft.com/answers/questions/660613/windows-client-contacting-wrong-domain-controller',
};

/** Windows setup: upgrade, Sysprep and capture, domain join. */
export const setupFailures: readonly LogFailure[] = [
  {
    rule: 'upgrade-rolled-back',
    signs: [{ codes: [0xc1900101], evidence: 'documented', source: upgrade }],
  },
  {
    rule: 'upgrade-blocked-by-application',
    signs: [{ codes: [0xc1900208, 0xc1900209], evidence: 'documented', source: upgrade }],
  },
  {
    rule: 'upgrade-requirements-not-met',
    signs: [{ codes: [0xc1900200, 0xc1900201], evidence: 'documented', source: upgrade }],
  },
  {
    rule: 'upgrade-disk-too-small',
    signs: [{ codes: [0xc190020e], evidence: 'documented', source: upgrade }],
  },
  {
    rule: 'sysprep-app-not-provisioned',
    signs: [
      {
        codes: [0x80073cf2],
        pattern: /sysprep|SYSPRP|remove apps/i,
        evidence: 'documented',
        source: capture,
      },
      {
        begins: 'Package ',
        pattern: /^(?<subject>[\w.~-]{1,120}) was installed for a user, but not provisioned for all users/,
        evidence: 'documented',
        source: capture,
      },
    ],
  },
  {
    rule: 'sysprep-reserved-storage-in-use',
    // The code says that reserved storage is in use; that Sysprep met it, the record must say.
    signs: [
      {
        codes: [0x800f0975],
        pattern: /sysprep|SYSPRP|capture/i,
        evidence: 'documented',
        source: capture,
      },
    ],
  },
  {
    rule: 'capture-volume-not-found',
    signs: [
      {
        begins: "Volume '\\\\?\\Volume{",
        pattern: /' not found/,
        components: ['TSBootShell'],
        evidence: 'documented',
        source: capture,
      },
    ],
  },
  {
    rule: 'domain-join-failed',
    signs: [
      {
        begins: '[DJOIN.EXE] Unattended Join: NetJoinDomain failed error code is ',
        pattern: /^\[?(?<subject>\d{1,5})\]?/,
        evidence: 'documented',
        source: joinThread,
      },
    ],
  },
];
