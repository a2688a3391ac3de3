import { errorSources } from '../errorSources.ts';
import { type Advice, advise, alike, article } from './advice.ts';

const osd = 'mem/configmgr/os-deployment/';
const gateway = article(
  'mem/configmgr/client-management/cmg-communication-error-403',
  'ConfigMgr clients cannot communicate with the cloud management gateway',
);
const mdt = {
  title: 'Troubleshooting reference for MDT',
  url: errorSources.mdt?.url ?? '',
};

/** The ConfigMgr client, its task sequences, and MDT. */
export const configMgrAdvice: readonly Advice[] = [
  ...advise(
    'Install Application step',
    article(`${osd}troubleshoot-install-application-step`, 'Troubleshoot the Install Application step'),
    [
      [
        '0x87D00269',
        'The computer cannot communicate with the management point.',
        'With a custom website for the management point check that default.htm is in its root; HTTP redirection must be off on the default website.',
      ],
      [
        '0x80004005',
        'A general failure of the step; the cause lies in what it started.',
        'See CcmExec.log for the start of the SMS Agent Host and the logs of the components below; install the latest updates of ConfigMgr.',
      ],
      ['0x87D00267', 'Seen with outdated ConfigMgr 2012 R2.', 'Bring ConfigMgr up to date.'],
    ],
  ),
  ...advise(
    'application deployment',
    article(
      'mem/configmgr/app-management/understand/deployment-install-technical-reference',
      'Application installation technical reference',
    ),
    [
      [
        '0x87D00324',
        'The installation ended, but the detection method, which runs again afterwards, did not find the application.',
        'See in AppEnforce.log what was detected and how, and compare the detection method with what the installation left on the computer.',
      ],
    ],
  ),
  ...advise(
    'Install Package step from stand-alone media',
    article(`${osd}task-sequence-fails-error-0x87d01004`, 'Task sequence fails with error 0x87d01004'),
    [
      [
        '0x87D01004',
        'The client has no policy yet, so that software distribution is not enabled.',
        'Before the first Install Package step, create ccm_SoftwareDistributionClientConfig in WMI by the command of the source.',
      ],
    ],
  ),
  ...advise(
    'Setup Windows and ConfigMgr step',
    article(`${osd}osd-task-sequence-fails-error-80070005`, 'OSD task sequence fails with error 80070005'),
    [
      [
        '0x80070005',
        'A SetupComplete.cmd of your own stands where the task sequence must put its own.',
        'Remove it from the image or from the step that copies it; do its work in steps of the task sequence.',
      ],
    ],
  ),
  ...advise(
    'Enable BitLocker or Pre-provision BitLocker step',
    article(`${osd}enable-bitlocker-task-fails-error-80070057`, 'Enable BitLocker fails with error 80070057'),
    [
      [
        '0x80070057',
        'Boot image or client package is older than the step, which passes an argument they do not know.',
        'Update the boot images and the client package.',
      ],
    ],
  ),
  ...advise(
    'Apply Driver Package step',
    article(
      `${osd}apply-driver-package-task-error-80070057`,
      'Apply Driver Package fails with error 80070057',
    ),
    [
      [
        '0x80070057',
        'The boot image is older than the site and does not know the option /recurse.',
        'Update the boot images on the distribution points.',
      ],
    ],
  ),
  ...advise(
    'boot media and HTTPS',
    article(`${osd}sending-with-winhttp-failed-80072f8f-error`, 'Sending with WinHTTP failed; 80072f8f'),
    [
      [
        '0x80072F8F',
        'The media were made at the central administration site and lack the root certification authority.',
        'Make the media at a primary site.',
      ],
    ],
  ),
  ...advise(
    'restart during a task sequence',
    article(
      `${osd}task-sequence-fails-multiple-restarts`,
      'Task sequence fails if updates need several restarts',
    ),
    alike(
      ['0x80004005', '0x80070002'],
      'Where "Task Sequence environment not found" follows: an update restarted the computer a second time, outside the task sequence.',
      'Install such updates outside the task sequence, or use SMSTSWaitForSecondReboot or the retry option of the step.',
    ),
  ),
  ...advise(
    'offline servicing of an image',
    article(
      `${osd}scheduled-updates-fails-error-0x800700a1`,
      'Scheduled Updates fails with error 0x800700a1',
    ),
    [
      [
        '0x800700A1',
        'The image has reparse points that Windows Server 2012 (R2) does not know.',
        'Move the SMS Provider to Windows Server 2016 or later, or capture the image without the application that makes them.',
      ],
    ],
  ),
  ...advise(
    'bootable media',
    article(`${osd}cannot-create-bootable-media-error-80004005-0x8004101d`, 'Cannot create bootable media'),
    [
      [
        '0x8004101D',
        'The SMS Provider is not on the computer of the management point (ConfigMgr 2409).',
        'Make the media at a primary site where both are together.',
      ],
    ],
  ),
  ...advise(
    'client installation on a management point',
    article(
      'mem/configmgr/client-installation/client-agent-installation-error-80041002',
      'Client agent installation fails with error 80041002',
    ),
    [
      [
        '0x80041002',
        'Seen where the management point role of ConfigMgr 2012 SP1 CU3 is installed.',
        'Remove the role, install the client, install the role again.',
      ],
    ],
  ),
  ...advise(
    'content for a cloud management gateway',
    article(
      'mem/configmgr/content-management/content-distribution-error-80070070',
      'Error 80070070 in content distribution',
    ),
    [
      [
        '0x80070070',
        'The publication cache of BranchCache on the site server is full.',
        'Run netsh branchcache flush, or give the cache more room.',
      ],
    ],
  ),
  ...advise('cloud management gateway', gateway, [
    [
      '0x87D0027E',
      'The status tells: 403 CMGConnector_Clientcertificaterequired, the connection point lacks a client certificate; 403 Forbidden, the IIS binding has the wrong one; 401, the token has expired.',
      'Give the connection point a client authentication certificate, correct the binding of port 443, or renew the token by a connection to an internal management point.',
    ],
    [
      '12175',
      'The client does not trust the certificate of the gateway, its name is another, or its revocation list is out of reach.',
      'Put the root certificate on the client; publish the revocation list, or use /nocrlcheck and turn the check off for the site.',
    ],
  ]),
  ...advise('MDT deployment', mdt, [
    [
      '0x80070035',
      'At the last start, with a prompt for credentials: the image holds a MININT or _SMSTaskSequence folder.',
      'Delete these folders from the image.',
    ],
    [
      '0x80070040',
      'The connection to the deployment share was lost: network driver missing, or speed and duplex do not fit.',
      'Check the network driver and the settings of the port.',
    ],
    ['0x80040E09', 'The account may not read the MDT database.', 'Grant it the right to read.'],
  ]),
  ...advise(
    'Intune',
    article('mem/intune/app-management/app-install-error-codes', 'Intune app installation error reference'),
    [
      [
        '0x87D1041C',
        'The user removed the app, or detection does not find it.',
        'Let the user install it again; compare the detection with what is on the device.',
      ],
      ['0x87D1313C', 'The network connection of the device was lost.', 'Try again in a better network.'],
      [
        '0x87D1313D',
        'The licence of a volume-purchased app could not be fetched.',
        'Synchronise the token and the device; else assign the app anew with device licences.',
      ],
      ['0x87D11388', 'The device is locked.', 'Unlock it and install again.'],
    ],
  ),
];
