import { resolve } from 'node:path';
import { coversFile, hidesOne, type Ignore, type StepOf } from '../../features/control.ts';
import { literalPrefix } from '../../features/globs.ts';
import { unusedIgnore } from '../../features/unusedIgnores.ts';
import type { Finding } from '../../finding.ts';
import { type LoadedControl, pathBelow } from './controls.ts';
import { PASSED_OVER } from './findFiles.ts';

/** Which entries of control files hid something. */
export interface UsedIgnores {
  /** Notes what the entries hide of the findings of a document at `path`. */
  note(control: LoadedControl, path: string, findings: readonly Finding[], stepOf: StepOf): void;
  has(ignore: Ignore): boolean;
}

export function createUsedIgnores(): UsedIgnores {
  const used = new Set<Ignore>();
  return {
    note({ base, file }, path, findings, stepOf) {
      const way = pathBelow(base, path);
      for (const ignore of file.control.ignores) {
        if (used.has(ignore) || !coversFile(ignore, way)) continue;
        if (hidesOne(ignore, findings, stepOf)) used.add(ignore);
      }
    },
    has: (ignore) => used.has(ignore),
  };
}

/**
 * What is wrong in a control file, in order of place. Of entries that hid nothing, those are reported of which all
 * files that they could match are among `checked`: paths of files, and of folders with all below. The fixes edit the
 * control file, which `--fix` leaves alone, so there are none.
 */
export function controlFindings(
  { base, text, file }: LoadedControl,
  used: UsedIgnores,
  checked: readonly string[],
): readonly Finding[] {
  const unused = file.control.ignores.filter(
    (ignore) => !used.has(ignore) && isChecked(ignore, base, checked),
  );
  const findings = [
    ...file.problems.map(({ finding }) => finding),
    ...unused.map((ignore) => unusedIgnore(text, ignore)),
  ];
  return findings.map((finding) => ({ ...finding, fixes: [] })).sort((a, b) => a.range.start - b.range.start);
}

function isChecked({ files = '' }: Ignore, base: string, checked: readonly string[]): boolean {
  if (files.split(/[\\/]/).some((name) => PASSED_OVER.has(name))) return false;
  const start = resolve(base, literalPrefix(files));
  return checked.some((path) => {
    const way = pathBelow(path, start);
    return way !== undefined && !way.split('/').some((name) => PASSED_OVER.has(name));
  });
}
