import { type Advice, advise, alike, article } from './advice.ts';

const wmi = article(
  'windows-server/system-management-components/scenario-guide-troubleshoot-wmi-connectivity-access-issues',
  'Troubleshoot WMI connectivity and access issues',
);
const security = 'windows-client/windows-security/';

/** WMI, BitLocker and the TPM. */
export const windowsAdvice: readonly Advice[] = [
  ...advise('WMI on another computer', wmi, [
    ...alike(
      ['0x800706BA', '0x80041015'],
      'The computer cannot be reached before WMI is asked: network, RPC or firewall.',
      'Allow the rule group "Windows Management Instrumentation (WMI)" in the firewall of the target.',
    ),
    [
      '0x80070005',
      'DCOM denies access.',
      'Grant remote launch, activation and access in dcomcnfg, or use an administrator of the target.',
    ],
    [
      '0x80041003',
      'The account may not use the namespace.',
      'Grant Remote Enable on the namespace (wmimgmt.msc).',
    ],
  ]),
  ...advise(
    'BitLocker management (MBAM)',
    article(`${security}mbam-client-fails-event-id-4-0x8004100e`, 'MBAM client fails with error 0x8004100E'),
    [
      [
        '0x8004100E',
        'The WMI class of BitLocker is not registered.',
        'Compile it again: mofcomp %windir%\\system32\\wbem\\win32_encryptablevolume.mof.',
      ],
    ],
  ),
  ...advise(
    'BitLocker',
    article(`${security}bitlocker-cannot-encrypt-a-drive-known-issues`, 'BitLocker cannot encrypt a drive'),
    [
      [
        '0x80310059',
        'The code says that an operation on the drive still goes on; where none does, policies for the validation of the platform can be the cause.',
        'See manage-bde -status for an operation, and let it end. Where there is none, delete OSPlatformValidation_BIOS, OSPlatformValidation_UEFI and PlatformValidation below Policies\\Microsoft\\FVE, then turn BitLocker on again.',
      ],
    ],
  ),
  ...advise(
    'BitLocker and TPM',
    article(
      `${security}bitlocker-cannot-encrypt-a-drive-known-tpm-issues`,
      'BitLocker cannot encrypt a drive: known TPM issues',
    ),
    [
      [
        '0x80280803',
        'The TPM is locked out after too many wrong attempts.',
        'Ask for its reset by physical presence (request 22 of Win32_Tpm) and restart; else disable and enable the TPM in the firmware.',
      ],
      [
        '0x80072030',
        'The domain is of a level older than Windows Server 2012 R2, or its permissions for TPM information are missing.',
        'Raise the functional level and grant SELF to write msTPM-TPMInformationForComputer.',
      ],
      [
        '0x80070005',
        'The computer may not back up TPM information to Active Directory.',
        'Grant SELF read and write on msTPM-TPMInformationForComputer.',
      ],
    ],
  ),
  ...advise(
    'BitLocker',
    article(`${security}specified-account-not-exist-enable-bitlocker`, 'Error when you enable BitLocker'),
    [
      [
        '1317',
        'The account is not on the domain controller the computer asked.',
        'Wait until the account is replicated, and try again.',
      ],
    ],
  ),
];
