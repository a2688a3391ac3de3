import { conditionTable } from './conditionTable.ts';
import { lazily, readFactTable } from './factTable.ts';

/** What is known of a class of tests. Rows are in data/conditions.json; they carry keys of `factSources`. */
export interface ExpressionFact {
  readonly type: string;
  /** What it tests, for messages: `registry`. */
  readonly name: string;
  /** Whether it stands in conditions, or in the rules of Set Dynamic Variables, or in both. */
  readonly where: readonly ('condition' | 'rule')[];
  readonly fields: readonly ExpressionField[];
  readonly notes?: readonly string[];
  readonly sources: readonly string[];
}

/** A `<variable>` of a test. */
export interface ExpressionField {
  readonly name: string;
  readonly required?: true;
  /** Required unless the operator is one of these; with them the engine does not look at it. */
  readonly requiredUnlessOperator?: readonly string[];
  /** All values there are, whatever their case. */
  readonly allowed?: readonly string[];
  readonly known?: readonly string[];
  /** Fewest and most characters. */
  readonly length?: readonly [number, number];
}

export const expressionFacts: () => readonly ExpressionFact[] = lazily(() =>
  readFactTable<ExpressionFact>(conditionTable),
);

const byType = lazily(() => new Map(expressionFacts().map((fact) => [fact.type, fact])));

/** What is known of the class of a test. */
export function findExpressionType(type: string | undefined): ExpressionFact | undefined {
  return type === undefined ? undefined : byType().get(type);
}

/** The classes that most looks at conditions are about. */
export const ExpressionType = {
  variable: 'SMS_TaskSequence_VariableConditionExpression',
  wmi: 'SMS_TaskSequence_WMIConditionExpression',
  file: 'SMS_TaskSequence_FileConditionExpression',
  folder: 'SMS_TaskSequence_FolderConditionExpression',
  registry: 'SMS_TaskSequence_RegistryConditionExpression',
  software: 'SMS_TaskSequence_SoftwareConditionExpression',
} as const;
