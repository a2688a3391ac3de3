import type { RelatedPlace } from '../../finding.ts';
import { adviceFor } from '../../knowledge/errorAdvice.ts';
import type { CodeSystem } from '../../knowledge/errorCode.ts';
import { describeCode } from '../../knowledge/errorCodes.ts';
import { logFailures } from '../../knowledge/logFailures.ts';
import type { Source } from '../../knowledge/sources.ts';
import type { LogCode } from '../../log/codes.ts';
import { type FailurePlace, failurePlaces, PLACES_COUNTED_AT_MOST } from '../../log/knownFailures.ts';
import { type LogDocument, messageRange } from '../../log/logDocument.ts';
import type { LogRule, Report, RuleDescription } from '../rule.ts';

/** What a finding may name. */
export interface FailureNames {
  readonly subject: string | undefined;
  /** As it is written in the log, with its hexadecimal digits where it is written in decimal ones. */
  readonly code: string | undefined;
  /** What the code means, where the table of codes has a source for it; without a full stop. */
  readonly meaning: string | undefined;
}

export interface FailureDescription extends Omit<RuleDescription, 'category' | 'sources'> {
  /** How a finding begins: what failed, in the log's own names. */
  readonly says: (names: FailureNames) => string;
  /** Pages behind `why` and `todo`, beside those that show how the failure is written. */
  readonly sources?: readonly Source[];
  /**
   * Situations of the table of advice: where it knows the code in one of them, a finding gives that cause and action
   * in place of `why` and `todo`.
   */
  readonly situations?: readonly string[];
  /** Whose number the subject is, where it is one: a code too small to be found by itself. */
  readonly subjectIs?: CodeSystem;
  /** False where one failure is written in several records, so that their number tells nothing. */
  readonly isCounted?: false;
  /** All places tell of one problem, and the first of them is where it began. */
  readonly isOneProblem?: true;
  /** How a record begins that names the cause and stands shortly above the first place. */
  readonly causeAbove?: RegExp;
}

/** The rule about a known failure: how that shows itself stands in the table `logFailures`. */
export function failureRule(failure: FailureDescription): LogRule {
  const { code, title, severity, why, todo, example } = failure;
  return {
    code,
    title,
    category: 'Log',
    severity,
    reads: 'log',
    what: `${failure.what}${evidenceOf(code)}`,
    why,
    todo,
    example,
    sources: uniqueSources([...sourcesOfSigns(code), ...(failure.sources ?? [])]),
    check(log, report) {
      const problems = problemsOf(failurePlaces(log, code), (place) => problemOf(place, failure));
      reportFailures(
        problems,
        report,
        ({ first, others }) =>
          explain(log, first, failure) + (failure.isCounted === false ? '' : timesOf(others.length + 1)),
        (first) => causesAbove(log, first, failure),
      );
    },
  };
}

/** What tells problems apart: the subject, and the code where the advice depends on it. */
function problemOf({ subject, code }: FailurePlace, failure: FailureDescription): string | undefined {
  if (failure.isOneProblem) return '';
  return failure.situations && code ? `${subject} ${code.value}` : subject;
}

function explain(log: LogDocument, place: FailurePlace, failure: FailureDescription): string {
  const { says, why, todo, situations = [] } = failure;
  const number = numberOf(place, failure);
  const advice =
    number && adviceFor(number.value, number.system).find((row) => situations.includes(row.situation));
  const meaning =
    number && describeCode(number.value, number.system).readings[0]?.meaning?.replace(/\.$/, '');
  const cause = causesAbove(log, place, failure)[0];
  return [
    says({ subject: place.subject, code: namedCode(log, place), meaning }),
    ...(cause ? [`Above it stands ${log.text.slice(cause.range.start, cause.range.end)}.`] : []),
    advice ? `${advice.cause} ${advice.action}` : `${why} ${todo}`,
  ].join(' ');
}

function numberOf(
  { code, subject }: FailurePlace,
  { subjectIs }: FailureDescription,
): Pick<LogCode, 'value' | 'system'> | undefined {
  return subjectIs === undefined ? code : { value: Number(subject), system: subjectIs };
}

/** How far above a failure its cause is looked for, in records. */
const ROWS_ABOVE = 30;

/** Where the record above that names the cause says so; none or one. */
function causesAbove(
  log: LogDocument,
  { row }: FailurePlace,
  { causeAbove }: FailureDescription,
): readonly RelatedPlace[] {
  if (!causeAbove) return [];
  for (let above = row - 1; above >= Math.max(0, row - ROWS_ABOVE); above--) {
    const { start, end } = messageRange(log, above);
    const match = causeAbove.exec(log.text.slice(start, Math.min(end, start + LOOKED_AT)));
    if (match) return [{ message: 'The cause', range: { start, end: start + match[0].length } }];
  }
  return [];
}

const LOOKED_AT = 256;

/** Places of one problem that a finding leads to, and problems of one kind that a log shows; more help nobody. */
const RELATED_AT_MOST = 20;
const PROBLEMS_AT_MOST = 50;

/** One finding for each distinct problem, at its first place; it leads to the others. */
export function reportFailures(
  problems: readonly Problem[],
  report: Report,
  explanation: (problem: Problem) => string,
  causes: (first: FailurePlace) => readonly RelatedPlace[] = () => [],
): void {
  for (const problem of problems.slice(0, PROBLEMS_AT_MOST)) {
    report({
      range: problem.first.range,
      message: explanation(problem),
      related: [
        ...causes(problem.first),
        ...problem.others.slice(0, RELATED_AT_MOST).map(({ range }) => ({ message: 'Once more', range })),
      ],
    });
  }
}

/** Places that tell of the same: the first one, and its repetitions. */
export interface Problem {
  readonly first: FailurePlace;
  readonly others: readonly FailurePlace[];
}

/**
 * The places of a failure by the problem they are about, in order. `tellApart` names the problem of a place; undefined
 * where the place does not say, and then it belongs to the one before.
 */
export function problemsOf(
  places: readonly FailurePlace[],
  tellApart: (place: FailurePlace) => string | undefined,
): readonly Problem[] {
  const problems = new Map<string, { first: FailurePlace; others: FailurePlace[] }>();
  let last = '';
  for (const place of places) {
    last = tellApart(place) ?? last;
    const problem = problems.get(last);
    if (problem) problem.others.push(place);
    else problems.set(last, { first: place, others: [] });
  }
  return [...problems.values()];
}

/** How often the log tells of a problem, as a sentence with a blank before it; empty for once. */
export function timesOf(times: number): string {
  if (times === 1) return '';
  if (times === 2) return ' The log has it twice.';
  return ` The log has it ${times === PLACES_COUNTED_AT_MOST ? 'at least ' : ''}${times} times.`;
}

/** The code of a place as it is written in the log. */
export function writtenCode(log: LogDocument, { code }: FailurePlace): string | undefined {
  return code && log.text.slice(code.range.start, code.range.end);
}

function namedCode(log: LogDocument, place: FailurePlace): string | undefined {
  const written = writtenCode(log, place);
  const isDecimal = place.code?.spelling === 'signed' || place.code?.spelling === 'unsigned';
  return place.code && isDecimal ? `${written} = ${describeCode(place.code.value).hexadecimal}` : written;
}

function signsOf(rule: string) {
  const failure = logFailures.find((known) => known.rule === rule);
  if (!failure) throw new Error(`no failure ${rule} in the knowledge`);
  return failure.signs;
}

function sourcesOfSigns(rule: string): readonly Source[] {
  return signsOf(rule).map(({ source }) => source);
}

function evidenceOf(rule: string): string {
  const evidence = new Set(signsOf(rule).map((sign) => sign.evidence));
  if (!evidence.has('documented')) return '';
  return evidence.size === 1
    ? ' How it is written is known from the sources below, not from a log at hand.'
    : ' How some of it is written is known from the sources below, not from a log at hand.';
}

function uniqueSources(sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ url }, index) => sources.findIndex((other) => other.url === url) === index);
}
