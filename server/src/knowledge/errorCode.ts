/** Who wrote a number decides what it means: the same 5 is one thing from Windows and another from a setup program. */
export type CodeSystem = (typeof codeSystems)[number];

/** In the order in which they are shown where nothing tells which one is meant. */
export const codeSystems = [
  /** `GetLastError`, `net helpmsg`: 16 bits. */
  'win32',
  /** Where Windows Installer gives a Win32 number another name. */
  'windows-installer',
  /** Where WinHTTP gives a Win32 number another name than WinINet. */
  'winhttp',
  'hresult',
  'ntstatus',
  /** `CONFIGRET` of the device manager. */
  'device',
  /** `Return value 3` at the end of an action in a verbose MSI log. */
  'windows-installer-action',
  /** Exit codes of ccmsetup.exe. */
  'ccmsetup',
  /** Exit codes of scanstate.exe, loadstate.exe and usmtutils.exe. */
  'usmt',
  /** Error codes the MDT scripts write into BDD.log. */
  'mdt',
] as const;

/** Where name, number and meaning of a code come from; no address where the source is not a page. */
export interface ErrorCodeSource {
  readonly title: string;
  readonly url?: string;
}

export interface ErrorCode {
  /** The 32 bits as an unsigned number. */
  readonly value: number;
  readonly system: CodeSystem;
  /** Absent where no source names the code. */
  readonly name?: string;
  /** In our own words; absent where no source says what the code means. */
  readonly meaning?: string;
  /** The part of Windows or ConfigMgr it belongs to. */
  readonly family: string;
  /** The first one gives name and number. */
  readonly sources: readonly ErrorCodeSource[];
  /** *single*: rests on one source that is not the maker's. *doubtful*: true for some readers only. */
  readonly certainty: 'sourced' | 'single' | 'doubtful';
}
