import type { CodeSystem } from '../knowledge/errorCode.ts';
import type { CodeReading, NumberInContext } from './codeContext.ts';
import { ANNOUNCED, FAILURE, lineUpTo, QUANTITY, rightBefore, SENTENCE_END } from './codeWords.ts';

/** How far before a small number the words that make it a code may stand, in characters. */
const NEAR = 48;

const WIN32 = rightBefore(
  String.raw`\berror(?: ?code)?|\b(?:exit )?win32 (?:error )?code|\bgetlasterror(?:\(\))?`,
);
const EXIT_CODE = rightBefore(
  String.raw`\b(?:exit|return) ?code|\bis returning|\berror status|(?<![a-z])rc|\breturn(?:ed|s) (?:value|with)`,
);
const CCMSETUP_EXIT = /\bccmsetup\b.*\b(?:exiting with return|return|exit) ?code\s*[:=]?\s*$/i;
const MDT_FAILURE = /\bFAILURE\s*\(\s*$/;
const USMT = /\b(?:scanstate|loadstate|usmtutils|usmt)\b/i;

/** What has a number of its own, so that a bracket behind it may hold that. */
const NUMBERED =
  /\b(?:thread|process|session|job|step|record|line|item|instance|disk|drive|partition|bit|event|message)\s*\($/i;

const CCMSETUP_COMPONENT = /^ccmsetup$/i;
const MDT_COMPONENT = /^(?:ZTI|LTI)\w+$|^(?:LiteTouch|Wizard|BDD)$/i;
/** KB2269650 has OSDUSMT as the writer of osdmigrateuserstate.exe. */
const USMT_COMPONENT = /^(?:OSDMigrateUserState|OSDUSMT|ZTIUserState)$/i;

/** The exit codes of Windows Installer; any other small number may be a program's own. */
const INSTALLER_CODES: ReadonlySet<number> = new Set([1259, 1641, 3010]);
const FIRST_INSTALLER_CODE = 1601;
const LAST_INSTALLER_CODE = 1654;

/** Small numbers are codes only where they are called one, and whose they are the writer of the line tells. */
export function readSmallCode(number: NumberInContext): CodeReading | undefined {
  const system = systemOf(number);
  return system === undefined ? undefined : { system };
}

function systemOf(number: NumberInContext): CodeSystem | undefined {
  const { before, value, component = '' } = number;
  const near = before.slice(-NEAR);
  if (isInstallerAction(number)) return 'windows-installer-action';
  const isExitCode = EXIT_CODE.test(near);
  const isAnnounced = isExitCode || ANNOUNCED.test(near);
  const line = lineUpTo(before);
  if (MDT_COMPONENT.test(component) && value > 5000 && (MDT_FAILURE.test(near) || isAnnounced)) return 'mdt';
  if (isExitCode && value < 100 && (USMT_COMPONENT.test(component) || USMT.test(line))) return 'usmt';
  if (value <= 10 && (CCMSETUP_EXIT.test(line) || (isExitCode && CCMSETUP_COMPONENT.test(component))))
    return 'ccmsetup';
  if (isExitCode && isInstallerCode(value)) return 'windows-installer';
  if (isTransferError(value) && isAnnounced && /winhttp|ccmhttp/i.test(line)) return 'winhttp';
  return WIN32.test(near) && !isInstallerMessage(number) ? 'win32' : undefined;
}

function isInstallerCode(value: number): boolean {
  return INSTALLER_CODES.has(value) || (value >= FIRST_INSTALLER_CODE && value <= LAST_INSTALLER_CODE);
}

/** The numbers WinHTTP and WinINet share. */
function isTransferError(value: number): boolean {
  return value > 12000 && value < 12200;
}

/** `Action ended 10:20:21: InstallFinalize. Return value 3.` */
function isInstallerAction({ before, after, value }: NumberInContext): boolean {
  return value <= 8 && /\bReturn value $/.test(before) && /^\.?\s*(?:$|[\r\n])/.test(after);
}

/**
 * `Error 1722. There is a problem with this package` is a message of Windows Installer, whose numbers are not those
 * of Win32.
 */
function isInstallerMessage({ before, after, value }: NumberInContext): boolean {
  return value >= 1101 && /(?:^|[\r\n]|-- |: )(?:Internal )?Error $/.test(before) && /^[.:]/.test(after);
}

/**
 * `Fatal error during installation. (Error: 00000643; Source: Windows)`: so the engine of a task sequence writes what a
 * program ended with. It gives the words of Windows to any number (KB4493667 has a script that ends with 200), and so
 * the number is a code only where it is one that no program but Windows Installer ends with.
 */
export function engineCode({ value }: NumberInContext): CodeReading | undefined {
  return isInstallerCode(value) ? { system: 'windows-installer' } : undefined;
}

const ENGINE_BEFORE = /\(Error: $/;
const ENGINE_AFTER = /^; Source: /;

/** Whether a number stands where the engine of a task sequence writes an error, in hexadecimal digits. */
export function isWrittenByEngine({ before, after }: Pick<NumberInContext, 'before' | 'after'>): boolean {
  return ENGINE_BEFORE.test(before) && ENGINE_AFTER.test(after);
}

/**
 * `Failed to open the file (0x2)`, `Connecting failed (00000035)`; not `Failed in thread 4012 (0xFAC)`, nor in
 * `step 5 (0x5)`.
 */
export function bracketedCode({ before, after }: NumberInContext): CodeReading | undefined {
  if (!before.endsWith('(') || !after.startsWith(')') || !SENTENCE_END.test(after)) return undefined;
  const decimal = /(\d+)\s*\($/.exec(before);
  if (decimal)
    return WIN32.test(before.slice(0, decimal.index).slice(-NEAR)) ? { system: 'win32' } : undefined;
  const near = before.slice(-NEAR);
  if (QUANTITY.test(near) || NUMBERED.test(near) || !FAILURE.test(lineUpTo(before))) return undefined;
  return { system: 'win32' };
}
