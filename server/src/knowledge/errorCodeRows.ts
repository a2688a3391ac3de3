import { patchExitCodes } from './hotfixes.ts';
import { installerErrorCodes } from './sources.ts';

/** Where name, number and meaning of a code come from; no address where the source is not a page. */
export interface ErrorCodeSource {
  readonly title: string;
  readonly url?: string;
}

export interface ErrorCode {
  /** Eight hexadecimal digits behind `0x`. Win32 and Windows Installer codes are small numbers. */
  readonly code: `0x${string}`;
  /** Absent where no source names the code. */
  readonly name?: string;
  /** In our own words; absent where no source says what the code means. */
  readonly meaning?: string;
  readonly family: ErrorFamily;
  readonly source: ErrorCodeSource;
  /** *single*: number and meaning rest on one source that is not the maker's. */
  readonly certainty: 'sourced' | 'single';
}

export type ErrorFamily =
  | 'Win32'
  | 'Windows Sockets'
  | 'WinINet'
  | 'Windows Installer'
  | 'COM'
  | 'WMI'
  | 'BITS'
  | 'cryptography'
  | 'ConfigMgr client';

const headers = 'https://github.com/mingw-w64/mingw-w64/blob/master/mingw-w64-headers/include/';
const winerror: ErrorCodeSource = { title: 'winerror.h (mingw-w64)', url: `${headers}winerror.h` };
const wininet: ErrorCodeSource = { title: 'wininet.h (mingw-w64)', url: `${headers}wininet.h` };
const bitsmsg: ErrorCodeSource = { title: 'bitsmsg.h (mingw-w64)', url: `${headers}bitsmsg.h` };
const metadata: ErrorCodeSource = {
  title: 'winerror.h (Windows metadata)',
  url: 'https://github.com/microsoft/win32metadata',
};
const wbemStatus: ErrorCodeSource = {
  title: 'WBEMSTATUS (wbemcli.h)',
  url: 'https://learn.microsoft.com/windows/win32/api/wbemcli/ne-wbemcli-wbemstatus',
};
const messageTable: ErrorCodeSource = {
  title: 'ConfigMgr message table (community export)',
  url: 'https://github.com/smcallister594/scotscottmca',
};
const clientLogs: ErrorCodeSource = { title: 'name and number as the client prints them in its logs' };
const seenOnly: ErrorCodeSource = { title: 'seen in client logs; no source says what it means' };

type Row = readonly [code: ErrorCode['code'], name: string | undefined, meaning?: string];

const win32: readonly Row[] = [
  ['0x00000002', 'ERROR_FILE_NOT_FOUND', 'File not found.'],
  ['0x00000003', 'ERROR_PATH_NOT_FOUND', 'Path not found.'],
  ['0x00000005', 'ERROR_ACCESS_DENIED', 'Access denied.'],
  ['0x00000032', 'ERROR_NOT_SUPPORTED', 'Not supported.'],
  ['0x00000057', 'ERROR_INVALID_PARAMETER', 'A parameter is wrong.'],
  ['0x0000007E', 'ERROR_MOD_NOT_FOUND'],
  ['0x00000091', 'ERROR_DIR_NOT_EMPTY'],
  ['0x0000045B', 'ERROR_SHUTDOWN_IN_PROGRESS'],
];

const installer: readonly Row[] = [
  ['0x00000641', 'ERROR_INSTALL_SERVICE_FAILURE', 'The Windows Installer service cannot be reached.'],
  ['0x00000642', 'ERROR_INSTALL_USEREXIT', 'The user cancelled the installation.'],
  ['0x00000643', 'ERROR_INSTALL_FAILURE', 'Fatal failure of the installation: read the verbose MSI log.'],
  ['0x00000645', 'ERROR_UNKNOWN_PRODUCT', 'The product is not installed.'],
  ['0x00000652', 'ERROR_INSTALL_ALREADY_RUNNING', 'Another installation is running.'],
  ['0x00000653', 'ERROR_INSTALL_PACKAGE_OPEN_FAILED', 'The MSI package cannot be opened: path or access.'],
  ['0x00000669', 'ERROR_SUCCESS_REBOOT_INITIATED', 'Success: the installer has started a restart.'],
  ['0x00000BC2', 'ERROR_SUCCESS_REBOOT_REQUIRED', 'Success: a restart is needed.'],
];

const wmi: readonly Row[] = [
  ['0x80041002', 'WBEM_E_NOT_FOUND', 'WMI object not found.'],
  ['0x8004100E', 'WBEM_E_INVALID_NAMESPACE', 'The WMI namespace does not exist or is invalid.'],
  ['0x8004100F', 'WBEM_E_INVALID_OBJECT'],
  ['0x80041033', 'WBEM_E_SHUTTING_DOWN'],
];

const com: readonly Row[] = [
  ['0x8000000A', 'E_PENDING'],
  ['0x80004005', 'E_FAIL', 'Unspecified failure: read the lines above it in the log.'],
  ['0x8000FFFF', 'E_UNEXPECTED', 'Unexpected failure.'],
  ['0x80070005', 'E_ACCESSDENIED', 'Access denied.'],
  ['0x80070057', 'E_INVALIDARG', 'A parameter is wrong.'],
];

const cryptography: readonly Row[] = [
  ['0x80092002', 'CRYPT_E_BAD_ENCODE', 'Certificate data could not be encoded or decoded.'],
  ['0x80092004', 'CRYPT_E_NOT_FOUND', 'Certificate or property not found.'],
  ['0x80092024', 'CRYPT_E_NOT_CHAR_STRING', 'A name value of a certificate is not a character string.'],
];

const internet: readonly Row[] = [
  ['0x80072EE2', 'WININET_E_TIMEOUT', 'The HTTP request timed out.'],
  ['0x80072EE7', 'WININET_E_NAME_NOT_RESOLVED', 'The server name could not be resolved.'],
  ['0x80072EFE', 'WININET_E_CONNECTION_ABORTED', 'The connection was aborted.'],
];

const internetWin32: readonly Row[] = [
  ['0x00002EE2', 'ERROR_INTERNET_TIMEOUT', 'The HTTP request timed out.'],
  ['0x00002EE7', 'ERROR_INTERNET_NAME_NOT_RESOLVED', 'The server name could not be resolved.'],
  ['0x00002EFE', 'ERROR_INTERNET_CONNECTION_ABORTED', 'The connection was aborted.'],
];

/** Names are missing on purpose: no reliable list of them exists. */
const client: readonly Row[] = [
  ['0x87D00200', undefined, 'The object name does not exist.'],
  ['0x87D00275', undefined, 'A lock could not be acquired.'],
  ['0x87D0027F', undefined, 'The health agent could not bind (Network Access Protection).'],
  ['0x87D00280', undefined, 'The certificate store has no certificates.'],
  ['0x87D00315', undefined, 'The version information of the configuration item is not available.'],
];

/** The first table: the codes real client logs were seen to hold, and those of the KB977203 case. */
export const errorCodes: readonly ErrorCode[] = [
  ...rows(win32, 'Win32', winerror),
  ...rows([['0x00002746', 'WSAECONNRESET']], 'Windows Sockets', winerror),
  ...rows(internetWin32, 'WinINet', wininet),
  ...rows(installer, 'Windows Installer', installerErrorCodes),
  ...rows(
    patchExitCodes.map(({ code, name, meaning }) => [spell(code), name, meaning]),
    'Windows Installer',
    installerErrorCodes,
  ),
  ...rows(com, 'COM', winerror),
  ...rows(wmi, 'WMI', wbemStatus),
  ...rows(internet, 'WinINet', metadata),
  ...rows(cryptography, 'cryptography', winerror),
  ...rows([['0x80190194', 'BG_E_HTTP_ERROR_404', 'HTTP status 404: not found.']], 'BITS', bitsmsg),
  ...rows(
    [['0x87D00215', undefined, 'The requested item does not exist.']],
    'ConfigMgr client',
    messageTable,
  ),
  ...rows(client, 'ConfigMgr client', messageTable, 'single'),
  ...rows(
    [
      [
        '0x87D0027E',
        'CCM_E_BAD_HTTP_STATUS_CODE',
        'The server answered with an HTTP status that tells of an error.',
      ],
      ['0x87D00454', 'CCM_E_NO_CLIENT_PKI_CERT', 'No usable PKI client certificate for HTTPS communication.'],
    ],
    'ConfigMgr client',
    clientLogs,
  ),
  ...rows(
    [
      ['0x87D00310', undefined],
      ['0x87D00317', undefined],
    ],
    'ConfigMgr client',
    seenOnly,
    'single',
  ),
];

function rows(
  list: readonly Row[],
  family: ErrorFamily,
  source: ErrorCodeSource,
  certainty: ErrorCode['certainty'] = 'sourced',
): readonly ErrorCode[] {
  return list.map(([code, name, meaning]) => ({
    code,
    ...(name !== undefined && { name }),
    ...(meaning !== undefined && { meaning }),
    family,
    source,
    certainty,
  }));
}

function spell(value: number): `0x${string}` {
  return `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
}
