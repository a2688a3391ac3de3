import { type Advice, advise, alike, article } from './advice.ts';

const folder = 'windows-client/setup-upgrade-and-drivers/';
const upgrade = article(
  `${folder}windows-10-upgrade-resolution-procedures`,
  'Windows upgrade resolution procedures',
);

/** Upgrading, imaging and preparing Windows. */
export const setupAdvice: readonly Advice[] = [
  ...advise('upgrade of Windows', upgrade, [
    [
      '0xC1900101',
      'Setup rolled back, usually because of a driver. The extend code tells the phase: 0x1... before the first restart, 0x2... safe OS (Windows PE), 0x3... first boot, 0x4... second boot.',
      'Update or remove drivers, antivirus and disk encryption, disconnect devices, and see setupapi.dev.log and setupmem.dmp below $Windows.~BT\\Sources\\Rollback.',
    ],
    ...alike(
      ['0x80073BC3', '0x80073B92'],
      'More than one system partition was found, for example on an old drive left connected.',
      'Disconnect the drive with the unused system partition during the upgrade, or delete that partition.',
    ),
    [
      '0x800704B8',
      'An extended error in the first boot phase (0x3001A).',
      'Remove other antivirus products, disconnect devices that are not needed, and use a clean boot.',
    ],
    [
      '0x8007042B',
      'A file, application or driver could not be migrated (0x4000D).',
      'Find it in the setup logs; update or remove it.',
    ],
    [
      '0x8007001F',
      'User profiles are damaged (0x3000D), or a device does not work (0x4000D).',
      'Find the profile or device in the setup logs; remove invalid profiles and ProfileList entries, or update the device.',
    ],
    ['0x80070004', 'Data could not be migrated in the first boot phase.', 'Find the item in the setup logs.'],
    [
      '0x80070005',
      'Access was denied while data were migrated (0x4000D).',
      'Find the item that reports it in the setup logs.',
    ],
    [
      '0x80070003',
      'A driver could not be installed in the safe OS phase, after the first restart (0x20007).',
      'Find the driver in the setup logs.',
    ],
    ['0x80070490', 'A driver is not compatible (0x20007).', 'Find the driver in the setup logs.'],
    [
      '0x8007025D',
      'The installation image or its medium is damaged, or memory is faulty.',
      'Download the image again or make new media.',
    ],
    ...alike(
      ['0xC190020E', '0x80070070'],
      'Too little free disk space for the upgrade.',
      'Free at least 16 GB (32-bit) or 20 GB (64-bit).',
    ),
    ...alike(
      ['0xC1900200', '0xC1900201'],
      'The computer does not meet the requirements of this Windows.',
      'Compare it with the requirements; the compatibility logs name what is missing.',
    ),
    ...alike(
      ['0xC1900208', '0xC1900209'],
      'An incompatible application blocks the upgrade.',
      'Uninstall the application the compatibility report names, and try again.',
    ),
    [
      '0xC1900107',
      'An earlier attempt is not cleaned up yet.',
      'Restart and run setup again; if that is not enough, remove temporary and system files with Disk Cleanup.',
    ],
    [
      '0xC1800118',
      'WSUS has content it cannot decrypt.',
      'Repair WSUS by the steps for this code that the source links to.',
    ],
    [
      '0x80240FFF',
      'WSUS synchronised upgrades before it had hotfix 3095113.',
      'Disable the classification Upgrades, install the hotfix, delete the upgrades, enable it again and synchronise.',
    ],
    [
      '0x8007007E',
      'Metadata of the upgrade are bad: WSUS synchronised them before it had hotfix 3095113.',
      'Repair each WSUS server; stop Windows Update and empty SoftwareDistribution\\DataStore.',
    ],
    [
      '0x80090011',
      'A device driver failed while user data were migrated.',
      'Update all drivers before the upgrade.',
    ],
    [
      '0xC7700112',
      'Data could not be written to the system drive.',
      'Use the latest Upgrade Assistant and let it download updates.',
    ],
    ...alike(
      ['0x80190001', '0x80246007'],
      'Files of the upgrade could not be downloaded.',
      'Upgrade from an ISO file or from media.',
    ),
    [
      '0x80240017',
      'The upgrade is not offered to this edition, or a policy prevents it.',
      'Check the edition and the policies for upgrades.',
    ],
    ['0x80070522', 'The account lacks the right to upgrade.', 'Run setup as a local administrator.'],
  ]),
  ...advise(
    'Upgrade Operating System step',
    {
      title: 'Create a task sequence to upgrade an operating system',
      url: 'https://learn.microsoft.com/mem/configmgr/osd/deploy-use/create-a-task-sequence-to-upgrade-an-operating-system',
    },
    [
      [
        '0xC1900210',
        'The compatibility scan found nothing that blocks.',
        'Treat it as success: compare _SMSTSOSUpgradeActionReturnCode with 3247440400.',
      ],
    ],
  ),
  ...advise(
    'Sysprep',
    article(`${folder}sysprep-fails-remove-or-update-store-apps`, 'Sysprep fails with Microsoft Store apps'),
    [
      [
        '0x80073CF2',
        'A Store app is installed for a user but not provisioned for all, or was updated by one.',
        'Remove the package SetupErr.log names for that user (Remove-AppxPackage), and its provisioning (Remove-AppxProvisionedPackage).',
      ],
    ],
  ),
  ...advise(
    'DISM /Apply-Image',
    article(`${folder}dism-apply-image-command-fails-error-code-5`, 'DISM /Apply-Image fails with error 5'),
    [
      [
        '0x80070005',
        'Files of the Windows Subsystem for Linux are in the captured image.',
        'Capture the image without the Linux distribution; install it afterwards.',
      ],
    ],
  ),
  ...advise(
    'DISM /Apply-Image',
    article(`${folder}dism-error-87-apply-windows-10-image`, 'DISM fails with error 87'),
    [
      [
        '0x80070057',
        'The image uses Compact OS, and DISM is of an earlier version of Windows.',
        'Use the DISM and the Wofadk.sys driver of a current ADK.',
      ],
    ],
  ),
];
