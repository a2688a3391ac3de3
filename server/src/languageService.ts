import { applyControl, type DocumentControl } from './features/control.ts';
import { checkLog, checkTaskSequence } from './features/diagnostics.ts';
import { stepNames } from './features/stepNames.ts';
import type { Finding } from './finding.ts';
import { appendLog } from './log/appendLog.ts';
import type { LogDocument } from './log/logDocument.ts';
import { parseLog } from './log/parseLog.ts';
import { recogniseLog } from './recognise.ts';
import { KnownReading } from './taskSequence/knownReading.ts';
import type { TaskSequenceDocument } from './taskSequence/model.ts';
import { readTaskSequence } from './taskSequence/readTaskSequence.ts';

/** What a text is and what every rule found in it, those included that are off unless somebody wants them. */
export type Analysis =
  | {
      readonly kind: 'taskSequence';
      readonly document: TaskSequenceDocument;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'log'; readonly log: LogDocument; readonly findings: readonly Finding[] }
  | { readonly kind: 'other'; readonly findings: readonly [] };

/** Analyses one document again and again as it changes, and keeps what the last analysis can lend to the next. */
export interface Analyser {
  /** Never throws on any text. */
  analyse(text: string): Analysis;
}

export function createAnalyser(): Analyser {
  const known = new KnownReading();
  let last: Analysis = { kind: 'other', findings: [] };
  return {
    analyse(text) {
      last = analyse(text, known, last);
      return last;
    },
  };
}

function analyse(text: string, known: KnownReading, last: Analysis): Analysis {
  if (looksLikeMarkup(text)) {
    const document = readTaskSequence(text, known);
    if (document) return { kind: 'taskSequence', document, findings: checkTaskSequence(document) };
  }
  if (recogniseLog(text)) {
    const log = last.kind === 'log' ? appendLog(last.log, text) : parseLog(text);
    return { kind: 'log', log, findings: checkLog(log) };
  }
  return { kind: 'other', findings: [] };
}

/** The findings as users are to see them: without what is off or ignored, and as severe as they set them. */
export function shownFindings(analysis: Analysis, control: DocumentControl): readonly Finding[] {
  return applyControl(analysis.findings, control, stepNames(analysis));
}

/** A log begins with `<!`, or with anything at all where its start was lost. */
function looksLikeMarkup(text: string): boolean {
  const first = /[^\s\uFEFF]/.exec(text)?.index ?? -1;
  return text.charAt(first) === '<' && !text.startsWith('<![LOG[', first);
}
