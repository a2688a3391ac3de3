import type { LogDocument } from '../log/logDocument.ts';
import type { Range } from '../range.ts';

/** An address or a path in a log. Nothing is looked up: a path is one of the computer that wrote the log. */
export interface LogLink {
  readonly range: Range;
  readonly kind: 'address' | 'path';
  readonly text: string;
}

/** Behind these, a log shows no links: an editor asks for all of a document at once. */
const MOST_LINKS = 5_000;
const LOOKED_AT = 20 * 1024 * 1024;

/** Brackets belong to it where they come in pairs. */
const ADDRESS = String.raw`https?://(?:[^\s"'<>()[\]{}|\\^]|\([^\s"'<>()[\]{}|\\^]*\))+`;
/** A part of a path without blanks, or one that Windows itself gave a blank. */
const PART = String.raw`(?:Program Files(?: \(x86\))?|Documents and Settings|[^\s"'<>|?*:;,()[\]\\/]+)`;
const DRIVE = String.raw`(?<!\w)[a-z]:(?:\\${PART})+`;
const SHARE = String.raw`(?<![\\\w:])\\\\[\w.-]+(?:\\${PART})+`;
/** Between quotes, a path may have any blanks. */
const QUOTED = String.raw`(?<=")(?:[a-z]:\\|\\\\[\w.-]+\\)[^"<>|?*:\r\n]+(?=")`;
const LINK = new RegExp(`(?<address>${ADDRESS})|${QUOTED}|${DRIVE}|${SHARE}`, 'gi');

/** The addresses and paths in a log, in order. */
export function logLinks({ text }: LogDocument): readonly LogLink[] {
  const links: LogLink[] = [];
  for (const match of text.slice(0, LOOKED_AT).matchAll(LINK)) {
    if (links.length === MOST_LINKS) break;
    // A sentence may end behind it.
    const found = match[0].replace(/[.,;:!?\\]+$/, '');
    const range = { start: match.index, end: match.index + found.length };
    const { address } = match.groups ?? {};
    links.push({ range, kind: address === undefined ? 'path' : 'address', text: found });
  }
  return links;
}
