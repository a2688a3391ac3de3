import { describeCode } from '../knowledge/errorCodes.ts';
import { codesOfRow, type LogCode } from '../log/codes.ts';
import { type LogDocument, rowAt } from '../log/logDocument.ts';
import type { Range } from '../range.ts';

/** A word to show behind a stretch of the document. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
}

/** Longer meanings are cut: a hint must not push the rest of the line away. */
const LONGEST_LABEL = 60;

/** The names behind the error codes of the rows that touch `range`, in order. */
export function logInlayHints(log: LogDocument, range: Range): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  const last = rowAt(log, range.end);
  for (let row = Math.max(0, rowAt(log, range.start)); row <= last; row++) {
    for (const code of codesOfRow(log, row, range)) {
      const label = labelOf(log.text, code);
      if (label !== undefined) hints.push({ offset: code.range.end, label });
    }
  }
  return hints;
}

/** Undefined where nothing is known, where the code tells of success, or where the name stands beside it already. */
function labelOf(text: string, { value, system, range }: LogCode): string | undefined {
  const { readings } = describeCode(value, system);
  const labels = [...new Set(readings.map(({ name, meaning }) => name ?? cut(meaning ?? '')))];
  if (labels.length === 0 || labels.some(tellsOfSuccess)) return undefined;
  const beside = text.slice(Math.max(0, range.start - LONGEST_LABEL), range.end + LONGEST_LABEL);
  return labels.some((label) => beside.includes(label)) ? undefined : labels.join(' or ');
}

function tellsOfSuccess(name: string): boolean {
  return /^(?:S_OK|ERROR_SUCCESS|STATUS_SUCCESS|USMT_SUCCESS|Success\.)$/.test(name);
}

function cut(meaning: string): string {
  const text = meaning.replace(/\.$/, '');
  if (text.length <= LONGEST_LABEL) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST_LABEL))} …`;
}
