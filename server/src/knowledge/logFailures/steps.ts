import { article } from '../errorAdvice/advice.ts';
import type { LogFailure } from './failure.ts';
import { applicationStep, driverStore, partitions, setupHook, severalRestarts } from './sources.ts';

const osd = 'mem/configmgr/os-deployment/';
const driverArgument = article(
  `${osd}apply-driver-package-task-error-80070057`,
  'Apply Driver Package fails with error 80070057',
);
const bitLockerArgument = article(
  `${osd}enable-bitlocker-task-fails-error-80070057`,
  'Enable BitLocker fails with error 80070057',
);
const tpmIssues = article(
  'windows-client/windows-security/bitlocker-cannot-encrypt-a-drive-known-tpm-issues',
  'BitLocker cannot encrypt a drive: known TPM issues',
);
const driveIssues = article(
  'windows-client/windows-security/bitlocker-cannot-encrypt-a-drive-known-issues',
  'BitLocker cannot encrypt a drive',
);
const setupStepMissing = {
  title: 'Frank Rojas: a sequence cannot continue after its restart (2008)',
  url: 'https://blogs.technet.microsoft.com/smsandmom/2008/10/10/configmgr-2007-osd-task-sequence-fails-with-task-sequence-cannot-continue-after-reboot-because-ts-manager-is-not-configured-to-auto-start-or-gina-is-not-installed/',
};
const bitLocker = ['OSDBitLocker', 'OSDOfflineBitlocker'];

/** Steps of a task sequence. */
export const stepFailures: readonly LogFailure[] = [
  {
    rule: 'partition-larger-than-disk',
    signs: [
      {
        begins: 'Partition ',
        pattern: /^(?<subject>\d{1,3}) larger than remaining disk space/,
        evidence: 'documented',
        source: partitions,
      },
    ],
  },
  {
    rule: 'image-larger-than-partition',
    signs: [
      {
        codes: [0x80070070],
        components: ['ApplyOperatingSystem'],
        evidence: 'documented',
        source: partitions,
      },
    ],
  },
  {
    rule: 'driver-not-added',
    signs: [
      { begins: 'Failed to add driver to driver store', evidence: 'documented', source: driverStore },
      { begins: 'Package manager failed with return code 2', evidence: 'documented', source: driverStore },
      {
        codes: [0x80070002],
        components: ['OSDDriverClient'],
        pattern: /driver ?store|DriverToStore|InstallDriver|add (?:the )?driver|package manager/i,
        evidence: 'documented',
        source: driverStore,
      },
    ],
  },
  {
    rule: 'driver-step-newer-than-boot-image',
    signs: [
      {
        codes: [0x80070057],
        components: ['OSDDriverClient'],
        pattern: /argument/i,
        evidence: 'documented',
        source: driverArgument,
      },
    ],
  },
  {
    rule: 'bitlocker-step-newer-than-client',
    signs: [
      {
        begins: 'Invalid command line argument ',
        components: bitLocker,
        evidence: 'documented',
        source: bitLockerArgument,
      },
      {
        codes: [0x80070057],
        components: bitLocker,
        pattern: /argument|command ?line/i,
        evidence: 'documented',
        source: bitLockerArgument,
      },
    ],
  },
  {
    rule: 'tpm-locked-out',
    signs: [{ codes: [0x80280803], evidence: 'documented', source: tpmIssues }],
  },
  {
    rule: 'bitlocker-platform-policy',
    signs: [{ codes: [0x80310059], evidence: 'documented', source: driveIssues }],
  },
  {
    rule: 'user-state-tool-failed',
    signs: [
      {
        begins: 'USMT completed with exit code ',
        // 3 says that /c passed over errors, and the step goes on.
        pattern: /^(?<subject>(?![03](?!\d))\d{1,3})(?!\d)/,
        evidence: 'documented',
        source: {
          title: 'KB2269650: Restore User State fails with several drives and hard links',
          url: 'https://mskb.pkisolutions.com/kb/2269650',
        },
      },
    ],
  },
  {
    rule: 'setup-hook-not-installed',
    signs: [
      {
        begins: 'Failed to install the setup hook',
        codes: [0x80070005],
        evidence: 'documented',
        source: setupHook,
      },
      {
        codes: [0x80070005],
        components: ['OSDSetupHook', 'OSDSetupWindows'],
        // At the end of a healthy run access to files in use is denied, too.
        pattern: /setup hook/i,
        evidence: 'documented',
        source: setupHook,
      },
    ],
  },
  {
    rule: 'restart-without-windows-setup',
    signs: [
      {
        begins:
          'Task sequence cannot continue after reboot because TS Manager is not configured to auto-start',
        evidence: 'documented',
        source: setupStepMissing,
      },
    ],
  },
  {
    rule: 'task-sequence-environment-lost',
    signs: [
      { begins: 'Task Sequence environment not found', evidence: 'documented', source: severalRestarts },
    ],
  },
  {
    rule: 'software-distribution-not-enabled',
    signs: [
      {
        codes: [0x87d01004],
        components: ['InstallSoftware', 'TSManager'],
        evidence: 'documented',
        source: article(
          `${osd}task-sequence-fails-error-0x87d01004`,
          'Task sequence fails with error 0x87d01004',
        ),
      },
    ],
  },
  {
    rule: 'application-step-without-management-point',
    signs: [
      {
        codes: [0x87d00269],
        components: ['InstallApplication', 'TSManager'],
        evidence: 'documented',
        source: applicationStep,
      },
    ],
  },
  {
    rule: 'application-step-outdated',
    signs: [
      {
        codes: [0x87d00267],
        components: ['InstallApplication'],
        evidence: 'documented',
        source: applicationStep,
      },
    ],
  },
  {
    rule: 'application-download-failed',
    signs: [{ begins: 'Execution status received: 24', evidence: 'documented', source: applicationStep }],
  },
  {
    rule: 'application-not-detected',
    signs: [
      // Of Intune.
      {
        codes: [0x87d1041c],
        evidence: 'documented',
        source: article(
          'mem/intune/app-management/app-install-error-codes',
          'Intune app installation error reference',
        ),
      },
      {
        codes: [0x87d00324],
        evidence: 'documented',
        source: article(
          'mem/configmgr/app-management/understand/deployment-install-technical-reference',
          'Application installation technical reference',
        ),
      },
    ],
  },
  {
    rule: 'application-step-failed',
    signs: [
      {
        begins: "Install application action failed: '",
        pattern: /^(?<subject>[^'\r\n]{1,120})'/,
        evidence: 'documented',
        source: applicationStep,
      },
      {
        begins: 'Policy Evaluation failed, hr=',
        codes: [0x80004005],
        evidence: 'documented',
        source: applicationStep,
      },
    ],
  },
];
