import type { Finding } from '../finding.ts';
import { type LogDocument, messageRange, rowAt } from '../log/logDocument.ts';
import { rowSeverity } from '../log/rowSeverity.ts';
import type { Range } from '../range.ts';

/** The next record somebody should look at. */
export interface NextProblem {
  /** Its message. */
  readonly range: Range;
  /** True where the end of the log was passed, or its start. */
  readonly wrapped: boolean;
}

/**
 * The next record after (or before) `offset` that is an error, or carries a finding that is an error or a warning;
 * at the end of the log the search goes on at its start. Undefined where there is none.
 */
export function nextProblem(
  log: LogDocument,
  findings: readonly Finding[],
  offset: number,
  direction: 'next' | 'previous',
): NextProblem | undefined {
  const found = new Set(findings.filter(isProblem).map(({ range }) => rowAt(log, range.start)));
  const step = direction === 'next' ? 1 : -1;
  const here = rowAt(log, offset);
  for (let steps = 1; steps <= log.rowCount; steps++) {
    const row = (((here + step * steps) % log.rowCount) + log.rowCount) % log.rowCount;
    if (!found.has(row) && rowSeverity(log, row)?.severity !== 'error') continue;
    const wrapped = direction === 'next' ? row <= here : row >= here;
    return { range: messageRange(log, row), wrapped };
  }
  return undefined;
}

function isProblem({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}
