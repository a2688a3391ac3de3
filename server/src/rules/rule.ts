import type { Finding, Severity } from '../finding.ts';
import type { Source } from '../knowledge/hotfixes.ts';
import type { LogDocument } from '../log/logDocument.ts';
import type { Condition } from '../taskSequence/conditions.ts';
import type { Dialect } from '../taskSequence/dialect.ts';
import type { GroupTag } from '../taskSequence/group.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import type { LoneStep } from '../taskSequence/step.ts';

/** What a rule says of itself. Its docs page, its settings and the list in the README derive from this. */
export interface RuleDescription {
  /** Kebab case; also the name of the rule's file and of its fixture folder. */
  readonly code: string;
  readonly title: string;
  readonly category: RuleCategory;
  readonly severity: Severity;
  /** The rule says nothing until a setting or a configmgr-lens.json gives it a severity. */
  readonly offByDefault?: true;
  /** What is wrong. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly todo: string;
  readonly example: RuleExample;
  readonly sources: readonly Source[];
}

export type RuleCategory =
  | 'Client patches'
  | 'Conditions'
  | 'Log'
  | 'Log writing'
  | 'References'
  | 'Structure'
  | 'User state'
  | 'Security'
  | 'Variables'
  | 'Command lines'
  | 'Client properties'
  | 'Properties'
  | 'Flow'
  | 'XML';

export interface RuleExample {
  readonly bad: string;
  readonly good: string;
}

/** What `check` hands over; the rule's code and default severity are filled in. */
export type Report = (
  finding: Pick<Finding, 'message' | 'range'> & Partial<Pick<Finding, 'severity' | 'fixes' | 'related'>>,
) => void;

/** For rules on task sequences: offsets are those of the sequence's source, unless they say otherwise. */
export type TaskSequenceReport = (
  finding: Parameters<Report>[0] & { readonly offsetsOf?: 'document' },
) => void;

/** A rule has the checks it needs: the narrower what a check looks at, the less a keystroke costs. */
export interface TaskSequenceRule extends RuleDescription {
  readonly reads: 'taskSequence';
  /**
   * Looks at one step by itself, and reports in offsets of the step's own text. Asked again only when that text has
   * changed. What it finds does not count where the XML of the step is torn: it would follow from that.
   */
  checkStep?(step: LoneStep, report: Report): void;
  /** The same for the condition of a step or group; offsets are those of the text of its owner. */
  checkCondition?(condition: Condition, report: Report, owner: ConditionOwner): void;
  /** Looks at the start tag of a group by itself; offsets are those of the tag. */
  checkGroup?(tag: GroupTag, report: Report): void;
  /** Looks at the whole document, after every edit. */
  check?(document: TaskSequenceDocument, report: TaskSequenceReport): void;
  /** `check` says that something is missing or comes too late: it is asked only where the sequence has an end. */
  readonly needsEnd?: true;
  /** The products to whose sequences `checkStep` and `checkCondition` apply; all when absent. */
  readonly products?: readonly Dialect['product'][];
}

export interface ConditionOwner {
  /** Of the step or group. */
  readonly name: string;
  /** What the offsets of the condition count in. */
  readonly text: string;
}

export interface LogRule extends RuleDescription {
  readonly reads: 'log';
  check(log: LogDocument, report: Report): void;
}

export type Rule = TaskSequenceRule | LogRule;
