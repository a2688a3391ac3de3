import type { CodeSystem } from '../knowledge/errorCode.ts';
import type { Range } from '../range.ts';
import { ADDRESS, ANNOUNCED, FAILURE, lineUpTo, QUANTITY, SENTENCE_END, THING, UNIT } from './codeWords.ts';
import { bracketedCode, engineCode, isWrittenByEngine, readSmallCode } from './smallCodes.ts';

/**
 * *hexadecimal* `0x80092024`, `&H80092024`, `0x(80092024)`; *bare* `80092024`; *signed* `-2146885596`; *unsigned* `2148081700`;
 * *small* `1603`.
 */
export type CodeSpelling = 'hexadecimal' | 'bare' | 'signed' | 'unsigned' | 'small';

/** A number and the text around it, as far as it matters. */
export interface NumberInContext {
  /** The 32 bits as an unsigned number. */
  readonly value: number;
  readonly spelling: CodeSpelling;
  readonly before: string;
  readonly after: string;
  /** Who wrote the line, where that is known: `TSManager`, `ccmsetup`, `ZTIGather`. */
  readonly component?: string | undefined;
}

/** A number that is a code. */
export interface CodeReading {
  /** Undefined where nothing tells whose code it is. */
  readonly system: CodeSystem | undefined;
}

/** How far around a number its context reaches, in characters; the words that name it stand near. */
const BEFORE = 240;
const NEAR = 48;
const BESIDE = 12;
const AFTER = 32;

/** What stands around a number inside a stretch such as a message. */
export function textAround(
  text: string,
  number: Range,
  within: Range,
): Pick<NumberInContext, 'before' | 'after'> {
  return {
    before: text.slice(Math.max(within.start, number.start - BEFORE), number.start),
    after: text.slice(number.end, Math.min(within.end, number.end + AFTER)),
  };
}

/**
 * True when the number is one by itself: no part of a path, version, GUID, range or longer name. That no letter or
 * digit is right beside it has been seen to already.
 */
export function standsAlone({ spelling, before, after }: NumberInContext): boolean {
  const beside = before.slice(-BESIDE);
  if (/\w\.$|\\$|[#$@+]$/.test(beside)) return false;
  // Registry roots are written as the numbers of their handles: `Root=-2147483646` is HKEY_LOCAL_MACHINE.
  if (/\b(?:root|hkey|hk)\s*[=:]\s*$/i.test(beside)) return false;
  // `0x80070002/0x80092024` are two spellings or codes; anything else with a slash is a path or an address.
  if (/\/$/.test(beside) && !/(?:0x[\da-f]{8}|\d{10})\/$/i.test(beside)) return false;
  if (/^\/\w/.test(after) && !/^\/(?:0x|-?\d{9}|[A-Z]+_)/.test(after)) return false;
  // A backslash may be the escape of a quote or line break in JSON.
  if (/^\\(?!"|r\\n|n)/.test(after) || /^\.(?![A-Z][a-z])\w/.test(after)) return false;
  // What carries `0x` is a number even beside a hyphen, unless it begins a GUID as C writes it.
  if (spelling === 'hexadecimal') return !/^\s*,\s*0x[\da-f]{4}\b/i.test(after);
  // Other digits may be part of a GUID, date or range, or of a hash written in groups.
  if (/^(?:-\w|%|[ :][\da-f]{8}\b)/i.test(after) || /\b[\da-f]{8}[ :]$/i.test(beside)) return false;
  return spelling === 'signed' ? !/[\w)\]}-]$/.test(beside) : !/-$|\d:$/.test(beside);
}

/**
 * What the context says of the number: that it is a code, and who wrote it where that can be told; undefined where it
 * is no code. A failure HRESULT with `0x` or a sign is one anywhere; eight bare digits may as well be a size, a process
 * or a ticket, and small numbers anything. Zero is success in every system and never worth a word.
 */
export function readCode(number: NumberInContext): CodeReading | undefined {
  if (number.value === 0) return undefined;
  switch (number.spelling) {
    case 'signed':
      return windowsCode(number);
    case 'hexadecimal':
      if (number.value < 2 ** 16) return readSmallCode(number) ?? bracketedCode(number);
      if (number.value < 2 ** 31) return isSuccessCode(number) ? windowsCode(number) : undefined;
      return ADDRESS.test(number.before.slice(-NEAR)) ? undefined : windowsCode(number);
    case 'small':
      // Its digits are hexadecimal, though they may look decimal.
      return isWrittenByEngine(number) ? undefined : readSmallCode(number);
    case 'bare':
      if (number.value < 2 ** 16)
        return isWrittenByEngine(number) ? engineCode(number) : bracketedCode(number);
      return isBareCode(number) ? windowsCode(number) : undefined;
    case 'unsigned':
      return isBareCode(number) ? windowsCode(number) : undefined;
  }
}

const FACILITY_ITF = 4;

/** `hr = 0x00240005`; what an interface calls success for itself says nothing to others. */
function isSuccessCode({ before, value }: NumberInContext): boolean {
  return value >>> 16 !== FACILITY_ITF && ANNOUNCED.test(before.slice(-NEAR));
}

/** WinHTTP and WinINet differ about some numbers; the lines of the first name it. */
function windowsCode({ before, after }: NumberInContext): CodeReading {
  return { system: /winhttp|ccmhttp/i.test(lineUpTo(before) + after) ? 'winhttp' : undefined };
}

function isBareCode({ before, after }: NumberInContext): boolean {
  const near = before.slice(-NEAR);
  if (UNIT.test(after)) return false;
  if (ANNOUNCED.test(near)) return true;
  const tellsOfFailure = FAILURE.test(lineUpTo(before));
  if (tellsOfFailure && isBracketed(before, after)) return true;
  if (QUANTITY.test(near) || THING.test(near)) return false;
  if (tellsOfFailure) return SENTENCE_END.test(after);
  return isBracketed(before, after) || (before.trim() === '' && after.trim() === '');
}

/** In brackets of its own: `(80070057)`, `[80070057]`. */
function isBracketed(before: string, after: string): boolean {
  return (before.endsWith('(') && after.startsWith(')')) || (before.endsWith('[') && after.startsWith(']'));
}
