import { type Advice, advise, alike, article } from './advice.ts';

const client = 'windows-client/installing-updates-features-roles/';
const server = 'windows-server/installing-updates-features-roles/';

const commonErrors = article(
  `${client}common-windows-update-errors`,
  'Windows Update common errors and mitigation',
);

/** Component-Based Servicing, DISM and optional features. */
export const servicingAdvice: readonly Advice[] = [
  ...advise('installation of an update', commonErrors, [
    ...alike(
      ['0x800F0825', '0x800F081F', '0x800F0831', '0x80070570', '0x80073701', '0x8007371B'],
      'The component store is damaged.',
      'Run dism /Online /Cleanup-Image /RestoreHealth and sfc /scannow, then restart.',
    ),
    ...alike(
      ['0x800F0821', '0x800F0920'],
      'Servicing took longer than its watchdog allows.',
      'Give the computer more processor and memory, and install KB4493473 or later.',
    ),
    [
      '0x80070005',
      'Permissions of a file or registry key were changed, so that servicing cannot reach it.',
      'Find the object in CBS.log (search for ", error") and give it back its permissions.',
    ],
    [
      '0x80070003',
      'Servicing cannot reach a path, usually that of an executable.',
      'Find the path in CBS.log (search for ", error").',
    ],
    [
      '0x80070020',
      'A filter driver, usually of an antivirus, holds a file.',
      'Try again after a clean boot; else find the process with Process Monitor and the file name in CBS.log.',
    ],
    [
      '0x800F0922',
      'Tokens of licence and product key could not be updated (seen with Windows Server 2016).',
      'If CBS.log says so, let the accounts User and Network Service write to System32\\spp.',
    ],
  ]),
  ...advise(
    'damaged component store',
    article(`${server}fix-windows-update-errors`, 'Fix Windows Update corruptions and installation failures'),
    alike(
      [
        '0x80073712',
        '0x800736CC',
        '0x800705B9',
        '0x80070246',
        '0x8007370D',
        '0x8007370B',
        '0x8007370A',
        '0x80092003',
        '0x800B0101',
        '0x800F0982',
        '0x800F0984',
        '0x800F0986',
      ],
      'Files or data of servicing are damaged.',
      'Run dism /Online /Cleanup-Image /RestoreHealth, with /Source and /LimitAccess where Windows Update is out of reach, then sfc /scannow; CBS.log names what could not be repaired.',
    ),
  ),
  ...advise(
    '.NET Framework 3.5',
    article(
      'windows-client/application-management/dotnet-framework-35-installation-error',
      '.NET Framework 3.5 installation errors',
    ),
    [
      [
        '0x800F0906',
        'The files of the feature cannot be downloaded: no connection, or the computer is bound to WSUS.',
        'Install from media with dism /Source:<drive>:\\sources\\sxs /LimitAccess, or allow the download in the policy for optional components.',
      ],
      [
        '0x800F081F',
        'The given source lacks the files, cannot be read, or is of another version of Windows.',
        'Check the path (sources\\sxs), read access and version of the source.',
      ],
      [
        '0x800F0907',
        'A policy forbids the download, and no valid source is given.',
        'Set an alternate source path in the policy for optional components.',
      ],
      [
        '0x800F0922',
        'Installers or generic commands of servicing failed, for example because sources\\sxs may not be read.',
        'Give Read and execute on the SXS folder, enable NetFx3 with /Source and /LimitAccess, then run dism /RestoreHealth.',
      ],
    ],
  ),
  ...advise(
    'servicing stack',
    article(`${server}troubleshoot-windows-update-error-0x800f0823`, 'Windows Update error 0x800f0823'),
    [
      [
        '0x800F0823',
        'The servicing stack is too old for the update.',
        'Install the latest servicing stack or cumulative update first, restart, then try again.',
      ],
    ],
  ),
  ...advise(
    'installation of an update',
    article(`${server}error-0x800719e4-windows-update-fails`, 'Error 0x800719e4 when Windows Update fails'),
    [
      [
        '0x800719E4',
        'Transaction logs of the registry are full or damaged, or leftover devices fill the driver queue.',
        'Run dism /RestoreHealth and sfc; then rename Config\\TxR, SoftwareDistribution and catroot2 while wuauserv and bits are stopped.',
      ],
    ],
  ),
  ...advise(
    'installation of an update',
    article(`${client}troubleshoot-windows-update-error-0x80071a91`, 'Windows Update error 0x80071A91'),
    [
      [
        '0x80071A91',
        'The transaction log of the file system is damaged.',
        'Run fsutil resource setautoreset true C:\\ and restart; then dism /RestoreHealth and sfc /scannow.',
      ],
    ],
  ),
  ...advise(
    'installation of an update',
    article(
      `${client}error-0x8007000e-0x800705aa-insufficient-virtual-memory`,
      'Windows Update error 0x8007000e or 0x800705aa',
    ),
    alike(
      ['0x8007000E', '0x800705AA'],
      'Too little virtual memory is free; with 0x800705AA and a failure to load COMPONENTS the registry has a size limit.',
      'Let Windows manage the paging file and restart; delete RegistrySizeLimit or set it to 0.',
    ),
  ),
  ...advise(
    'installation of an update',
    article(`${server}troubleshoot-windows-update-error-0x80070002`, 'Windows Update error 0x80070002'),
    [
      [
        '0x80070002',
        'Files the update needs are missing, or registry entries point to files that do not exist.',
        'CBS.log names the missing file; restore it, run dism /RestoreHealth, or install the standalone package.',
      ],
    ],
  ),
  ...advise(
    'installation of an update',
    article(`${server}troubleshoot-windows-update-error-0x8000ffff`, 'Windows Update error 0x8000FFFF'),
    [
      [
        '0x8000FFFF',
        'Adding a catalogue failed, usually because System32\\catroot2 is damaged.',
        'Repair Windows by an in-place upgrade.',
      ],
    ],
  ),
  ...advise(
    'installation of an update',
    article(`${server}troubleshoot-error-shutdown-in-process`, 'Windows error 0x8007045b'),
    [
      [
        '0x8007045B',
        'The computer was shutting down: servicing had hung before, or another service asked for a restart.',
        'Look for the error before it; find in the event log who asked for the restart.',
      ],
    ],
  ),
  ...advise(
    'Windows Update',
    article(`${client}troubleshoot-windows-update-error-0x800706d9`, 'Windows Update error 0x800706D9'),
    [
      [
        '0x800706D9',
        'RPC, its endpoint mapper or the Windows Firewall service is stopped or disabled.',
        'Set RpcEptMapper, RpcSs and MpsSvc to start automatically and start them.',
      ],
    ],
  ),
];
