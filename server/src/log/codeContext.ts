import type { Range } from '../range.ts';

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
 * True when the context says that the number is a code. A failure HRESULT with `0x` or a sign is one anywhere;
 * eight bare digits may as well be a size, a process or a ticket, and small numbers anything.
 */
export function isCode(number: NumberInContext): boolean {
  switch (number.spelling) {
    case 'signed':
      return true;
    case 'hexadecimal':
      return number.value >= 2 ** 31 ? !ADDRESS.test(number.before.slice(-NEAR)) : isSmallCode(number);
    case 'small':
      return isSmallCode(number);
    case 'bare':
    case 'unsigned':
      return isBareCode(number);
  }
}

function isBareCode({ before, after }: NumberInContext): boolean {
  const near = before.slice(-NEAR);
  if (UNIT.test(after)) return false;
  if (ANNOUNCED.test(near)) return true;
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const tellsOfFailure = FAILURE.test(line);
  if (tellsOfFailure && isBracketed(before, after)) return true;
  if (QUANTITY.test(near) || THING.test(near)) return false;
  if (tellsOfFailure) return SENTENCE_END.test(after);
  return isBracketed(before, after) || (before.trim() === '' && after.trim() === '');
}

/** `error code 2`, `GetLastError() returned 5`; an exit code only where it cannot be a program's own. */
function isSmallCode({ before, value }: NumberInContext): boolean {
  const near = before.slice(-NEAR);
  return WIN32_ANNOUNCED.test(near) || (value >= 1000 && EXIT_CODE_ANNOUNCED.test(near));
}

/** In brackets of its own: `(80070057)`, `[80070057]`. */
function isBracketed(before: string, after: string): boolean {
  return (before.endsWith('(') && after.startsWith(')')) || (before.endsWith('[') && after.startsWith(']'));
}

const LINK = String.raw`(?:\s*(?:\bis\b|\bwas\b|\bof\b|\bwith\b|\breturned\b|\bvalue\b|[-:=,])){0,3}`;
const OPENING = String.raw`\s*["'\x60(\[{<]{0,3}$`;

/** A number may follow directly, or with `: `, ` = "`, ` was (` between. */
function rightBefore(words: string): RegExp {
  return new RegExp(`(?:${words})${LINK}${OPENING}`, 'i');
}

const ANNOUNCED = rightBefore(
  [
    String.raw`(?:err(?:or|no)?|hresult|result|exception|errorlevel|status|return(?:s|ed|ing)?|fail(?:s|ed|ure)?)(?:\s+(?:code|number|id))?`,
    '(?:error|exit|return|status|result|reason|failure|win32)_?code',
    String.raw`(?:^|[^\w\s]\s*|\b(?:with|and|the|exit|reason|win32|extended|system)\s+)code`,
    '(?<![a-z])(?:hr|rc)',
    String.raw`(?:ended|exited|completed|finished|terminated|aborted|quit|stopped)\s+with`,
  ].join('|'),
);
const WIN32_ANNOUNCED = rightBefore(
  String.raw`\berror(?: ?code)?|\b(?:exit )?win32 (?:error )?code|\bgetlasterror\(\)`,
);
const EXIT_CODE_ANNOUNCED = rightBefore(String.raw`\b(?:exit|return) ?code`);

/** `Failed to enumerate instances of Package: 8004100E` tells of a failure and ends with its code. */
const FAILURE = /fail|error|exception|unable|cannot|can't|could not|couldn't|unsuccessful/i;
const SENTENCE_END = /^["')\]}>]*\s*(?:$|[\r\n;(]|[.,:!](?:\s|$))/;

/** Words whose number counts or names something else, also with a colon between. */
const QUANTITY = new RegExp(
  String.raw`(?:\b(?:thread|handle|size|bytes|length|offset|version|build|serial|number|count|address|port|total|free|used|available|space|memory|time|ticks?|timeout|revision|language|index|sequence|position|hash|crc|checksum|thumbprint|phone|code)|\w*id|\bNo\.)\s*(?:\bis|\bwas|\bof)?\s*[:=#]?${OPENING}`,
  'i',
);
const THING =
  /\b(?:process|session|job|ticket|task|update|collection|package|program|user|pc|computer|machine|asset|item|record|line|file)\s+["'([{<]{0,3}$/i;

/** What is written with `0x` and is no code: `thread 4012 (0xFAC)`, `the instruction at 0x...`. */
const ADDRESS =
  /(?:\b(?:thread|process)(?: ?id)?\s*[:=]?\s*\d+|\b(?:(?:thread|process) ?id|[pt]id|(?:instruction|memory) at|at address)\s*[:=]?)\s*\(?$/i;

const UNIT =
  /^["')\]}]*\s*(?:bytes?|[kmg]i?b|ms|milliseconds?|sec(?:ond)?s?|minutes?|ticks?|items?|files?|records?|rows?|times|users?)\b/i;
