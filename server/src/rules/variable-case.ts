import type { Fix } from '../finding.ts';
import { factOf } from '../taskSequence/facts.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix } from './support/fixes.ts';
import { taskSequenceVariables } from './support/sources.ts';
import { type VariableIndex, variableIndex } from './support/variableIndex.ts';
import {
  readRange,
  readsByOwner,
  readsOf,
  renameRead,
  renameWrite,
  writeRange,
  writesOf,
} from './support/variableUses.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-case',
  title: 'The name of a variable is written in another case than where it is set',
  category: 'Variables',
  severity: 'hint',
  reads: 'taskSequence',
  what: "A variable of the sequence's own is written in another case than where the sequence sets it first.",
  why: 'The engine does not care, but a search that does finds only one of the two.',
  todo: 'Write the name as it is where it is set.',
  example: {
    bad: `<variable name="VariableName" property="VariableName">BranchOffice</variable>
...
<action>smsswd.exe /run: report.exe /site:%BRANCHOFFICE%</action>`,
    good: `<variable name="VariableName" property="VariableName">BranchOffice</variable>
...
<action>smsswd.exe /run: report.exe /site:%BranchOffice%</action>`,
  },
  sources: [taskSequenceVariables],
  check({ sequence }, report) {
    for (const variable of varying(variableIndex(sequence))) {
      const writes = [...writesOf(sequence, variable)];
      const defined = writes[0]?.write.name;
      if (defined === undefined) continue;
      const say = (name: string) =>
        `'${name}' is the variable that is set as '${defined}': case does not matter to the engine. Write it the same, so that a search finds both.`;
      const fix = (edits: Fix['edits']) => [safeFix(`Write ${defined}`, edits)];
      for (const use of writes) {
        const { name } = use.write;
        if (name === defined) continue;
        report({ range: writeRange(use), message: say(name), fixes: fix(renameWrite(use, defined)) });
      }
      const others = [...readsOf(sequence, variable)].filter(({ read }) => read.name !== defined);
      for (const uses of readsByOwner(others)) {
        const [first] = uses;
        if (!first) continue;
        // An action and a variable can say the same: they change together.
        const edits = uses.flatMap((use) => renameRead(use, defined));
        report({ range: readRange(first), message: say(first.read.name), fixes: fix(edits) });
      }
    }
  },
};

const varying = factOf(({ variables }: VariableIndex) =>
  [...variables.values()].filter(({ writes, reads, groupReads }) => {
    const defined = writes[0]?.name;
    const differs = ({ name }: { readonly name: string }) => name !== defined;
    return defined !== undefined && (writes.some(differs) || reads.some(differs) || groupReads.some(differs));
  }),
);
