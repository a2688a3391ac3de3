import { factOf } from '../taskSequence/facts.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import type { TaskSequenceRule } from './rule.ts';
import type { DynamicList } from './support/dynamicLists.ts';
import { dynamicLists } from './support/dynamicLists.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { isRead, type VariableIndex, variableIndex } from './support/variableIndex.ts';
import { renameWrite, type WriteUse, writeRange, writesOf } from './support/variableUses.ts';

export const rule: TaskSequenceRule = {
  code: 'dynamic-variable-suffix',
  title: 'A variable of a list to install has the wrong number of digits',
  category: 'Variables',
  severity: 'warning',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A step installs what variables with a base name list, and the sequence sets one of them with another number of digits than that step reads, or with the number 0. Install Application reads two digits from 01, Install Package three from 001.',
  why: 'A name with other digits is another variable: the step does not see it and installs nothing for it, without an error.',
  todo: 'Write the number with as many digits as the step reads.',
  example: {
    bad: `<variable name="VariableName" property="VariableName">APPS1</variable>
...
<variable name="BaseVariableName" property="BaseVariableName">APPS</variable>`,
    good: `<variable name="VariableName" property="VariableName">APPS01</variable>
...
<variable name="BaseVariableName" property="BaseVariableName">APPS</variable>`,
  },
  sources: [taskSequenceSteps],
  check({ sequence }, report) {
    const lists = dynamicLists(sequence);
    if (lists.length === 0) return;
    for (const variable of numbered(variableIndex(sequence))) {
      const { key } = variable;
      const list = lists.find(({ base }) => suffixOf(key, base) !== undefined);
      if (!list || lists.some((one) => fits(key, one))) continue;
      for (const use of writesOf(sequence, variable)) {
        const { name } = use.write;
        const digits = list.digits === 2 ? 'two digits, from 01' : 'three digits, from 001';
        report({
          range: writeRange(use),
          message: `'${list.step.name}' does not see '${name}': it reads '${list.base}' with ${digits}. Write the number that way.`,
          related: [{ message: 'The list is read here.', range: list.step.startTag }],
          fixes: renumber(sequence, use, list),
        });
      }
    }
  },
};

/** Who reads it by its name made it for that. */
const numbered = factOf(({ variables }: VariableIndex) =>
  [...variables.values()].filter((variable) => /\d$/.test(variable.key) && !isRead(variable)),
);

/** The digits behind the base name; undefined for other names. */
function suffixOf(key: string, base: string): string | undefined {
  const suffix = key.startsWith(base.toLowerCase()) ? key.slice(base.length) : '';
  return /^\d{1,4}$/.test(suffix) ? suffix : undefined;
}

function fits(key: string, { base, digits }: DynamicList): boolean {
  const suffix = suffixOf(key, base);
  return suffix?.length === digits && Number(suffix) > 0;
}

/** Not where the right name is set already. */
function renumber(sequence: TaskSequence, use: WriteUse, { base, digits }: DynamicList) {
  const { name } = use.write;
  const number = Number(name.slice(base.length));
  const right = name.slice(0, base.length) + String(number).padStart(digits, '0');
  const fitsDigits = number > 0 && right.length === base.length + digits;
  if (!fitsDigits || variableIndex(sequence).variables.has(right.toLowerCase())) return [];
  return [suggestedFix(`Change ${name} to ${right}`, renameWrite(use, right), ['variable-case'])];
}
