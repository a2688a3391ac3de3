import { applyControl, type DocumentControl } from './features/control.ts';
import { checkLog, checkTaskSequence } from './features/diagnostics.ts';
import { stepNames } from './features/stepNames.ts';
import type { Finding } from './finding.ts';
import { appendLog } from './log/appendLog.ts';
import type { LogDocument } from './log/logDocument.ts';
import { parseLog } from './log/parseLog.ts';
import { recogniseLog } from './recognise.ts';
import { factOf } from './taskSequence/facts.ts';
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
    if (document) return new TaskSequenceAnalysis(document);
  }
  if (recogniseLog(text)) {
    const log = last.kind === 'log' ? appendLog(last.log, text) : parseLog(text);
    return { kind: 'log', log, findings: checkLog(log) };
  }
  return { kind: 'other', findings: [] };
}

/** The findings of all rules are worked out when somebody asks for them: mostly those that are shown are enough. */
class TaskSequenceAnalysis {
  readonly kind = 'taskSequence';
  readonly document: TaskSequenceDocument;
  #findings: readonly Finding[] | undefined;

  constructor(document: TaskSequenceDocument) {
    this.document = document;
  }

  get findings(): readonly Finding[] {
    this.#findings ??= checkTaskSequence(this.document);
    return this.#findings;
  }
}

/** The findings as users are to see them: without what is off or ignored, and as severe as they set them. */
export function shownFindings(analysis: Analysis, control: DocumentControl): readonly Finding[] {
  if (analysis.kind !== 'taskSequence') return applyControl(analysis.findings, control, stepNames(analysis));
  const shown = shownOf(analysis.document);
  if (shown.control !== control) {
    const isWanted = (code: string) => control.overrides.get(code) !== 'off';
    shown.findings = applyControl(
      checkTaskSequence(analysis.document, isWanted),
      control,
      stepNames(analysis),
    );
    shown.control = control;
  }
  return shown.findings;
}

/** What was shown of a document last: diagnostics and quick fixes ask one after the other. */
const shownOf = factOf(
  (_: TaskSequenceDocument): { control: DocumentControl | undefined; findings: readonly Finding[] } => ({
    control: undefined,
    findings: [],
  }),
);

/** A log begins with `<!`, or with anything at all where its start was lost. */
function looksLikeMarkup(text: string): boolean {
  const first = /[^\s\uFEFF]/.exec(text)?.index ?? -1;
  return text.charAt(first) === '<' && !text.startsWith('<![LOG[', first);
}
