const LINK = String.raw`(?:\s*(?:\bis\b|\bwas\b|\bof\b|\bwith\b|\breturned\b|\bvalue\b|[-:=,])){0,3}`;
const OPENING = String.raw`\s*["'\x60(\[{<]{0,3}$`;

/** A number may follow directly, or with `: `, ` = "`, ` was (` between. */
export function rightBefore(words: string): RegExp {
  return new RegExp(`(?:${words})${LINK}${OPENING}`, 'i');
}

/** Words that call the number behind them a code. */
export const ANNOUNCED = rightBefore(
  [
    String.raw`(?:err(?:or|no)?|hresult|result|exception|errorlevel|status|return(?:s|ed|ing)?|fail(?:s|ed|ure)?)(?:\s+(?:code|number|id))?`,
    '(?:error|exit|return|status|result|reason|failure|win32)_?code',
    String.raw`(?:^|[^\w\s]\s*|\b(?:with|and|the|exit|reason|win32|extended|system)\s+)code`,
    '(?<![a-z])(?:hr|rc)',
    String.raw`(?:ended|exited|completed|finished|terminated|aborted|quit|stopped)\s+with`,
  ].join('|'),
);

/** `Failed to enumerate instances of Package: 8004100E` tells of a failure and ends with its code. */
export const FAILURE = /fail|error|exception|unable|cannot|can't|could not|couldn't|unsuccessful/i;
export const SENTENCE_END = /^["')\]}>]*\s*(?:$|[\r\n;(]|[.,:!](?:\s|$))/;

/** Words whose number counts or names something else, also with a colon between. */
export const QUANTITY = new RegExp(
  String.raw`(?:\b(?:thread|handle|size|bytes|length|offset|version|build|serial|number|count|address|port|total|free|used|available|space|memory|time|ticks?|timeout|revision|language|index|sequence|position|hash|crc|checksum|thumbprint|phone|code|flags?|mask|type|mode|state|level|options?|attributes?|value)|\w*id|\bNo\.)\s*(?:\bis|\bwas|\bof)?\s*[:=#]?${OPENING}`,
  'i',
);
export const THING =
  /\b(?:process|session|job|ticket|task|update|collection|package|program|user|pc|computer|machine|asset|item|record|line|file|step|disk|drive|partition|volume)\s+["'([{<]{0,3}$/i;

/** What is written with `0x` and is no code: `thread 4012 (0xFAC)`, `the instruction at 0x...`. */
export const ADDRESS =
  /(?:\b(?:thread|process)(?: ?id)?\s*[:=]?\s*\d+|\b(?:(?:thread|process) ?id|[pt]id|(?:instruction|memory) at|at address)\s*[:=]?)\s*\(?$/i;

export const UNIT =
  /^["')\]}]*\s*(?:bytes?|[kmg]i?b|ms|milliseconds?|sec(?:ond)?s?|minutes?|ticks?|items?|files?|records?|rows?|times|users?)\b/i;

/** The part of the line that stands before a number. */
export function lineUpTo(before: string): string {
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
}
