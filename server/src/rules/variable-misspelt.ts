import { meantVariable, variableNames } from '../knowledge/variables.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceVariables } from './support/sources.ts';
import { isNamedInScript, type VariableUse, variableUses } from './support/variableUses.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-misspelt',
  title: 'The name of a variable is nearly that of another',
  category: 'Variables',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A variable is read that nothing in the sequence sets and no reference knows, while one whose name is a single letter away is known or set. Or a variable of such a name is set and never read.',
  why: 'A variable that is not there is empty: the condition never holds, the command gets nothing, and no step fails for it.',
  todo: 'Correct the name. When a collection, a device or a script sets a variable of this name, rename it to keep the two apart.',
  example: {
    bad: `<action>smsswd.exe /run: tool.exe /model:%_SMSTSModle%</action>
<action>smsswd.exe /run: tool.exe /pc:%OSDComputerNam%</action>`,
    good: `<action>smsswd.exe /run: tool.exe /model:%_SMSTSModel%</action>
<action>smsswd.exe /run: tool.exe /pc:%OSDComputerName%</action>`,
  },
  sources: [taskSequenceVariables],
  check({ sequence }, report) {
    const { defined, read, unknownReads, unknownWrites } = variableUses(sequence);
    for (const [name, uses] of unknownReads) {
      const near = nearestTo(name, defined.values(), true) ?? nearestKnown(name);
      // A name that is used again and again is somebody's own.
      const meant = mistaken(sequence, name) ?? (uses.length < 3 ? near : undefined);
      if (meant === undefined || isNamedInScript(sequence, name)) continue;
      for (const useOf of uses) {
        const use = useOf();
        report({
          range: use.range,
          message: `Nothing in this sequence sets a variable '${use.name}', so it is empty. Did you mean ${meant}?`,
          fixes: [rename(use, meant)],
        });
      }
    }
    for (const write of unknownWrites) {
      const meant = nearestKnown(write.name);
      if (meant === undefined || read.has(write.name.toLowerCase())) continue;
      if (isNamedInScript(sequence, write.name)) continue;
      const use = write.use();
      report({
        range: use.range,
        message: `The variable '${use.name}' is set but nothing in this sequence reads it. Did you mean ${meant}?`,
        fixes: [rename(use, meant)],
      });
    }
  },
};

function rename(use: VariableUse, meant: string) {
  return suggestedFix(`Change ${use.name} to ${meant}`, use.rename(meant));
}

/** Names of MDT are those of a sequence with MDT's steps; the others have names of the engine. */
function mistaken(sequence: TaskSequence, name: string): string | undefined {
  const meant = meantVariable(name);
  if (meant === undefined || name !== 'manufacturer') return meant;
  const usesMdt =
    sequence.dialect.product === 'MDT' || sequence.steps.some(({ type }) => type?.startsWith('BDD_'));
  return usesMdt ? meant : `_SMSTS${meant}`;
}

const known = new Map<string, string | undefined>();

/** Looked up once for each name. */
function nearestKnown(name: string): string | undefined {
  const key = name.toLowerCase();
  if (!known.has(key)) {
    if (known.size > 5000) known.clear();
    known.set(key, nearestTo(key, variableNames(), false));
  }
  return known.get(key);
}

/** Short names resemble one another without a mistake. */
const SHORTEST = 6;

/** The only name one edit away. Of names of one's own those that differ in their end are a row: DriveA, DriveB. */
function nearestTo(name: string, candidates: Iterable<string>, own: boolean): string | undefined {
  if (name.length < SHORTEST) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (!isOneEditAway(wanted, other) || (own && wanted.at(-1) !== other.at(-1))) continue;
    if (nearest !== undefined) return undefined;
    nearest = candidate;
  }
  return nearest;
}

/** Other numbers, a plural and another last letter make names of their own. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b || b.length < SHORTEST) return false;
  const shorter = Math.min(a.length, b.length);
  let before = 0;
  while (before < shorter && a[before] === b[before]) before++;
  let behind = 0;
  while (behind < shorter - before && a.at(-1 - behind) === b.at(-1 - behind)) behind++;
  const [inA, inB] = [a, b].map((text) => text.slice(before, text.length - behind));
  if (inA === undefined || inB === undefined || /\d/.test(inA + inB)) return false;
  const isAtEnd = /^\d*$/.test(a.slice(a.length - behind));
  const isOwnEnd = (inA.length === 1 && inB.length === 1) || (/^s?$/.test(inA) && /^s?$/.test(inB));
  if (isAtEnd && isOwnEnd) return false;
  const isSwap = inA.length === 2 && inB === [...inA].reverse().join('');
  return isSwap || (inA.length <= 1 && inB.length <= 1);
}
