import { lazily, readFactTable } from './factTable.ts';
import { readIndexedName } from './indexedFamilies.ts';
import { factTrust, type Trust } from './trust.ts';
import { variableTable } from './variableTable.ts';

export type VariableSystem = 'ConfigMgr' | 'MDT';

export type VariableKind =
  | 'read-only'
  | 'settable'
  | 'input'
  | 'output'
  | 'input and output'
  /** Carries a property of a step; authors neither read nor set it. */
  | 'property'
  /** The engine's own, not documented. */
  | 'internal'
  | 'MDT property'
  | 'MDT script'
  | 'MDT template';

/** What is known of a task sequence variable. Rows are in data/variables.json; they carry keys of `factSources`. */
export interface VariableFact {
  /** `<n>` stands for a number from 0: `OSDPartitions<n>Type`. */
  readonly name: string;
  /** Some names exist for both, with other values. */
  readonly system: VariableSystem;
  readonly kind: VariableKind;
  /** A phrase; undefined where the name is all that is known. */
  readonly summary?: string;
  /** All values there are, whatever their case; a value that holds `%NAME%` is never wrong. */
  readonly allowed?: readonly string[];
  /** Some of the values there are, for completion. */
  readonly known?: readonly string[];
  /** How a value looks: `seconds`, `package ID`. */
  readonly form?: string;
  readonly default?: string;
  /** The release that brought it. */
  readonly since?: string;
  readonly readOnly?: true;
  /**
   * Why it is no longer needed. Consoles still write some into steps of their own: only who sets one on purpose is
   * worth a word.
   */
  readonly deprecated?: string;
  /** Its value must not be repeated anywhere. */
  readonly secret?: 'password' | 'key';
  /** It holds the ID of a package. */
  readonly package?: true;
  /** Its entries are numbered: `Applications001`. */
  readonly list?: true;
  /** Classes of the steps that read or set it. */
  readonly steps?: readonly string[];
  /** The only places that can set it. */
  readonly setIn?: readonly string[];
  /** Of the PowerShell Deployment extension, not of MDT itself. */
  readonly thirdParty?: 'PSD';
  /** The severest finding about a sequence that sets it although it is read-only. */
  readonly readOnlyTrust: Trust;
  /** The severest finding about a value that is not among the allowed ones. */
  readonly valueTrust: Trust;
  readonly sources: readonly string[];
}

/** Every documented variable. */
export const variableFacts: () => readonly VariableFact[] = lazily(() =>
  readFactTable<Omit<VariableFact, 'readOnlyTrust' | 'valueTrust'>>(variableTable).map((row) => ({
    ...row,
    readOnlyTrust: row.kind === 'read-only' ? factTrust.readOnlyVariable : 'none',
    valueTrust: row.system === 'ConfigMgr' && row.allowed ? factTrust.allowedValue : 'none',
  })),
);

const byName = lazily(() => {
  const facts = new Map<string, VariableFact[]>();
  for (const fact of variableFacts()) {
    const key = fact.name.toLowerCase();
    const present = facts.get(key);
    if (present) present.push(fact);
    else facts.set(key, [fact]);
  }
  return facts;
});

/** What is known of a variable, whatever the case of its name; of the system asked for if both know it. */
export function findVariable(name: string, system: VariableSystem = 'ConfigMgr'): VariableFact | undefined {
  const facts = findVariables(name);
  return facts.find((fact) => fact.system === system) ?? facts[0];
}

/** The same of both systems. Numbers in names of families and lists do not matter. */
export function findVariables(name: string): readonly VariableFact[] {
  const key = name.toLowerCase();
  const found = byName().get(key);
  if (found) return found;
  const indexed = readIndexedName(name);
  if (indexed) return byName().get(`${indexed.family.name}<n>${indexed.member}`.toLowerCase()) ?? [];
  const list = /^(.+?)\d{1,3}$/.exec(key)?.[1];
  return list === undefined ? [] : (byName().get(list) ?? []).filter((fact) => fact.list);
}

/** Names of variables that a misspelt one can mean; families without their members. */
export const variableNames: () => readonly string[] = lazily(() => [
  ...new Set(variableFacts().flatMap(({ name }) => (name.includes('<n>') ? [] : [name]))),
]);

/**
 * What names of variables look like and how much they hold.
 * Source: https://learn.microsoft.com/intune/configmgr/osd/understand/using-task-sequence-variables
 */
export const variableRules = {
  /** Case does not matter. What the console lets people name; the engine's own may begin with an underscore. */
  name: /^[A-Za-z_][A-Za-z0-9_-]*$/,
  nameLength: 256,
  valueLength: 4000,
  /** Names that begin with it can only be set by the engine and by steps made for them. */
  readOnlyPrefix: '_',
} as const;

/**
 * Names that the environment of Windows has, and those the command shell computes: used freely in commands.
 * Source: https://learn.microsoft.com/windows/deployment/usmt/usmt-recognized-environment-variables and the help of
 * the shell's `set` command.
 */
const windowsVariables: ReadonlySet<string> = new Set(
  `ALLUSERSPROFILE APPDATA CD CMDCMDLINE CMDEXTVERSION COMMONPROGRAMFILES COMMONPROGRAMFILES(X86) COMMONPROGRAMW6432
COMPUTERNAME COMSPEC DATE ERRORLEVEL HOMEDRIVE HOMEPATH HOMESHARE LOCALAPPDATA LOGONSERVER NUMBER_OF_PROCESSORS OS
PATH PATHEXT PROCESSOR_ARCHITECTURE PROCESSOR_ARCHITEW6432 PROCESSOR_IDENTIFIER PROCESSOR_LEVEL PROCESSOR_REVISION
PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 PROMPT PSMODULEPATH PUBLIC RANDOM SESSIONNAME SYSTEMDRIVE
SYSTEMROOT TEMP TIME TMP USERDNSDOMAIN USERDOMAIN USERNAME USERPROFILE WINDIR`.split(/\s+/),
);

/** Whether Windows itself gives a name a value, so that it is never an unknown variable of the sequence. */
export function isWindowsVariable(name: string): boolean {
  return windowsVariables.has(name.toUpperCase());
}

/**
 * Whether a name is one of the reference, of Windows or of the engine's own, which begin with an underscore: no
 * sequence has to define it. Others can still be set by collections, devices and scripts.
 */
export function isKnownVariable(name: string): boolean {
  return (
    name.startsWith(variableRules.readOnlyPrefix) || isWindowsVariable(name) || findVariables(name).length > 0
  );
}

/** Names that people write for others, too far from them for a comparison of letters. */
const mistakenNames: ReadonlyMap<string, string> = new Map([
  // MDT's name, and ConfigMgr's with its prefix; Win32_ComputerSystem calls it Manufacturer.
  ['manufacturer', 'Make'],
  // Found in a public sequence, as the target of Apply Operating System.
  ['osdrive', 'OSDisk'],
]);

/** The variable meant by a name that is often written for it. */
export function meantVariable(name: string): string | undefined {
  return mistakenNames.get(name.toLowerCase());
}
