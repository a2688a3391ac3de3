import { type Advice, advise, alike, article } from './advice.ts';

const client = 'windows-client/installing-updates-features-roles/';
const server = 'windows-server/installing-updates-features-roles/';
const configMgr = 'mem/configmgr/update-management/';

const commonErrors = article(
  `${client}common-windows-update-errors`,
  'Windows Update common errors and mitigation',
);
const scanFailures = article(
  `${configMgr}troubleshoot-software-update-scan-failures`,
  'Troubleshoot software update scan failures',
);
const clientAgents = article(
  `${configMgr}troubleshoot-issues-with-wsus-client-agents`,
  'Troubleshoot issues with WSUS client agents',
);

/** Scanning for, downloading and installing updates. */
export const windowsUpdateAdvice: readonly Advice[] = [
  ...advise('Windows Update', commonErrors, [
    [
      '0x8024402F',
      'A web filter disturbs external .cab files; Lightspeed Rocket is known for it.',
      'Exempt the computers from the filter.',
    ],
    [
      '0x80242006',
      'The metadata of the update are damaged.',
      'Rename SoftwareDistribution\\DataStore, SoftwareDistribution\\Download and System32\\catroot2, then download again.',
    ],
    [
      '0x80070BC9',
      'A policy governs the start type of the Windows Modules Installer or of Windows Installer, so that pending operations never finish.',
      'Remove such policies and restart; if that is not enough, revert the pending actions from Windows RE (dism /Image:C:\\ /Cleanup-Image /RevertPendingActions).',
    ],
    [
      '0x80200053',
      'A firewall changes what is downloaded.',
      'Take the download of updates out of the filtering.',
    ],
    ...alike(
      ['0x80072EFD', '0x80D02002'],
      'A firewall or proxy blocks the addresses of the download.',
      'Allow these addresses; a network trace shows where the connection stops.',
    ),
    [
      '0x80072EFE',
      'BITS could not transfer the file: the connection failed, or the file cannot be written.',
      'Run bitsadmin /list /allusers /verbose, find the address of the failed file, and try it in a browser with the same proxy.',
    ],
    [
      '0x8007000D',
      'The downloaded data are damaged.',
      'Download the update again, then start the installation.',
    ],
    [
      '0x8024A10A',
      'The service ended after a long time without activity.',
      'Keep the computer awake and connected until the installation is done.',
    ],
    [
      '0x80240020',
      'No user is signed in.',
      'Sign in, start the installation and allow the computer to restart.',
    ],
    ['0x80242014', 'What follows the restart has not finished.', 'Restart the computer.'],
    [
      '0x80246017',
      'The user has no right to download the update.',
      'Use an account that may install updates (local administrator).',
    ],
    [
      '0x8024000E',
      'The XML of an update, often of a driver, holds more than this agent understands.',
      'Bring the Windows Update Agent up to date.',
    ],
    ['0x8024D009', 'WSUS does not send the self-update of the agent.', 'Repair the self-update of WSUS.'],
    [
      '0x80070422',
      'The Windows Update service is not running.',
      'Check that the service is enabled and runs.',
    ],
    [
      '0x80072F8F',
      'TLS 1.2 is not configured on the client.',
      'Install and configure TLS 1.2 (KB3140245 on old systems).',
    ],
    [
      '0x80072EE2',
      'The update source (WSUS, software update point or Microsoft) cannot be reached.',
      'Check that the computer reaches the update source through firewall and proxy.',
    ],
    [
      '0x80240022',
      'Often an antivirus keeps the installation out of folders such as SoftwareDistribution.',
      'Find the file or folder in CBS.log and exempt it.',
    ],
    [
      '0x8024401B',
      'The proxy asks for a sign-in that the agent cannot give.',
      'Correct the WinHTTP proxy settings, and let the update source pass without authentication.',
    ],
    [
      '0x80244022',
      'The update source does not serve the request (HTTP 503).',
      'Check the connection to it, and that no proxy asks for a sign-in.',
    ],
    [
      '0x80070490',
      'A driver to be updated lacks a value in the registry, such as its architecture.',
      'Compare its key below DriverOperations of Component Based Servicing with its Identity, and add the missing value.',
    ],
  ]),
  ...advise('scan for updates', scanFailures, [
    ...alike(
      [
        '0x80245003',
        '0x80070514',
        '0x80246008',
        '0x80004015',
        '0x80070424',
        '0x800B0100',
        '0x80248011',
        '0x80200013',
      ],
      'Files, registry keys or registrations of Windows Update are missing or damaged.',
      'Update the agent; else stop wuauserv, rename C:\\Windows\\SoftwareDistribution, start it and scan again.',
    ),
    ...alike(
      ['0x80244021', '0x80240030', '0x8024402C'],
      'The WinHTTP proxy of the client is wrong or cannot reach the update server.',
      'See netsh winhttp show proxy, correct it, and let the WSUS server bypass the proxy.',
    ),
    ...alike(
      ['0x8024401C', '0x80244023', '0x80244017', '0x80244018'],
      'The client cannot use ClientWebService or SimpleAuthWebService of WSUS: port, proxy, firewall or access.',
      'Open /ClientWebService/wusserverversion.xml and /SimpleAuthWebService/SimpleAuth.asmx of the WSUS server from the client, check its port (80, 443, 8530, 8531), and see its IIS logs.',
    ),
    [
      '0x80072F0C',
      'A directory of WSUS asks for client certificates.',
      'Set the WSUS website and its virtual directories to ignore client certificates.',
    ],
  ]),
  ...advise(
    'scan against WSUS',
    article(
      `${configMgr}error-80244007-when-wsus-client-scans-updates`,
      'Error 80244007 when a WSUS client scans',
    ),
    [
      [
        '0x80244007',
        'The client passes more installed prerequisites than the server accepts.',
        'On the WSUS server raise maxInstalledPrerequisites in ClientWebService\\web.config from 400 to 800, then run iisreset.',
      ],
    ],
  ),
  ...advise('BITS does not start', clientAgents, [
    ['0x80070424', 'The service is not registered.', 'Restore the configuration of the BITS service.'],
    ['0x8007043B', 'BITS is not in the netsvcs group of svchost.', 'Add it to the group.'],
    ['0x80070422', 'BITS is disabled.', 'Enable the service.'],
    ...alike(
      ['0x80070433', '0x8007042C'],
      'A service BITS depends on does not start.',
      'Correct the list of dependencies: RpcSs and EventSystem.',
    ),
    [
      '0x80070002',
      'The Parameters key of the service is missing.',
      'Restore ServiceDll below Services\\BITS\\Parameters: %SystemRoot%\\System32\\qmgr.dll.',
    ],
  ]),
  ...advise('BITS transfer', clientAgents, [
    [
      '0x80070057',
      'The proxy settings name no valid proxy, or credentials lack user name or password.',
      'Correct the proxy settings of the user.',
    ],
    [
      '0x80072EE7',
      'The name of the server or proxy cannot be resolved.',
      'Try the same download in a browser, as the user the job belongs to.',
    ],
    ['0x80072F78', 'A passing fault of the server.', 'None: the transfer goes on by itself.'],
    [
      '0x80200013',
      'A server or proxy returned the whole file although a part was asked for.',
      'Configure the proxy to support Range requests.',
    ],
    [
      '0x80200011',
      'The answer of a server or proxy lacks Content-Length.',
      'Check the configuration of the proxy and of the WSUS server.',
    ],
    [
      '0x80190193',
      'The server refuses access (HTTP 403).',
      'Check the permissions of the account the job runs as.',
    ],
    [
      '0x800704DD',
      'The SENS service gets no word of sign-ins.',
      'Check that SENS is started and runs correctly.',
    ],
  ]),
  ...advise(
    'Windows Update download',
    article(
      `${server}troubleshoot-windows-update-download-error-codes-associated-with-error-8024a000`,
      'Windows Update download error codes',
    ),
    [
      [
        '0x80072EFE',
        'The TLS ciphers do not agree with those of the server.',
        'Check that TLS 1.2 is enabled and that no policy restricts the cipher suites.',
      ],
    ],
  ),
  ...advise(
    'Windows Update',
    article(`${client}troubleshoot-windows-update-error-0x8024001e`, 'Windows Update error 0x8024001E'),
    [
      [
        '0x8024001E',
        'A restart, a scheduled task, the connection or too little disk space broke off the installation.',
        'Keep the computer running, free 10 GB on C:, rename SoftwareDistribution and try again.',
      ],
    ],
  ),
  ...advise(
    'Windows Update',
    article(`${server}troubleshoot-windows-update-error-code-0x8024002e`, 'Windows Update error 0x8024002E'),
    [
      [
        '0x8024002E',
        'A policy turns off access to Windows Update.',
        'Set DisableWindowsUpdateAccess to 0, or disable the policy that sets it.',
      ],
    ],
  ),
];
