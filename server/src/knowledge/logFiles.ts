import { lazily, readFactTable } from './factTable.ts';
import { logFileTable } from './logFileTable.ts';

/** What is known of a log of Configuration Manager. Rows are in data/logFiles.json; they carry keys of `factSources`. */
export interface LogFileFact {
  readonly name: string;
  /** On what it is written: `client`, `site server`; `removed feature` where the current reference has no such log. */
  readonly writer: string;
  /** What it is about, a phrase. */
  readonly about: string;
  /** The folder the reference gives for logs of its kind. */
  readonly folder?: string;
  /** Where it lies at what time, where that changes. */
  readonly phases?: readonly { readonly when: string; readonly path: string }[];
  /** Components with other names than the log that write it. */
  readonly components?: readonly string[];
  readonly sources: readonly string[];
}

export const logFileFacts: () => readonly LogFileFact[] = lazily(() =>
  readFactTable<LogFileFact>(logFileTable),
);

const byStem = lazily(() => new Map(logFileFacts().map((fact) => [stemOf(fact.name), fact])));
const byComponent = lazily(
  () =>
    new Map(
      logFileFacts().flatMap((fact) =>
        (fact.components ?? []).map((name) => [name.toLowerCase(), fact] as const),
      ),
    ),
);

/**
 * What is known of a log by its name, whatever its case; also of what it left when it was full (`CAS.lo_`,
 * `CAS-20240131-101500.log`).
 */
export function findLogFile(name: string): LogFileFact | undefined {
  return /\.lo[g_]$/i.test(name) ? byStem().get(stemOf(name)) : undefined;
}

/** The log that a component writes: one of its name, as is usual. */
export function findLogOfComponent(component: string): LogFileFact | undefined {
  return byComponent().get(component.toLowerCase()) ?? byStem().get(component.toLowerCase());
}

/** The scripts of MDT write a log of their own name each. */
export function isMdtScript(component: string): boolean {
  return /^(?:ZTI|LTI)[a-z]+$/i.test(component);
}

function stemOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.lo[g_]$/, '')
    .replace(/-\d{8}-\d{6}$/, '');
}
