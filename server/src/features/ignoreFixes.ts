import type { Finding } from '../finding.ts';
import type { Edit } from '../range.ts';
import type { StepOf } from './control.ts';
import { type IgnoreScope, ignoreEdits } from './controlEdits.ts';

/** Writes an entry into the control file. */
export interface IgnoreFix {
  readonly title: string;
  /** Edits of the control file. */
  readonly edits: readonly Edit[];
}

/**
 * What can be ignored of the findings, the narrowest first; `path` leads from the control file, which has this text,
 * to their document. Nothing where the control file cannot be edited.
 */
export function ignoreFixes(
  text: string,
  path: string,
  findings: readonly Finding[],
  stepOf: StepOf,
): readonly IgnoreFix[] {
  const fixes = new Map<string, IgnoreFix>();
  for (const { code, range } of findings) {
    for (const { title, scope } of choices(code, path, stepOf(range))) {
      const edits = fixes.has(title) ? undefined : ignoreEdits(text, code, scope);
      if (edits) fixes.set(title, { title, edits });
    }
  }
  return [...fixes.values()];
}

function choices(
  code: string,
  file: string,
  step: string | undefined,
): readonly { readonly title: string; readonly scope: IgnoreScope }[] {
  const here = {
    title: `Ignore ${code} here, in '${step}'`,
    scope: { kind: 'step', file, step: step ?? '' },
  } as const;
  return [
    ...(step === undefined ? [] : [here]),
    { title: `Ignore ${code} in this file`, scope: { kind: 'file', file } },
    { title: `Ignore ${code} everywhere`, scope: { kind: 'everywhere' } },
  ];
}
