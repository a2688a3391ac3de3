import { ExpressionType } from '../knowledge/conditionFacts.ts';
import { expressionsOf, fieldOf, fieldText } from '../taskSequence/conditions.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { fieldRange } from './support/tests.ts';

export const rule: TaskSequenceRule = {
  code: 'file-path-relative',
  title: 'The path of a file or folder test is not complete',
  category: 'Conditions',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A path that begins with neither a drive, a server nor a variable.',
  why: 'A path without its beginning counts from whichever folder the client happens to work in.',
  todo: 'Write the path from its drive on, or begin with a variable such as %OSDisk%.',
  example: {
    bad: '<variable name="Path">Windows\\System32\\manage-bde.exe</variable>',
    good: '<variable name="Path">C:\\Windows\\System32\\manage-bde.exe</variable>',
  },
  sources: [taskSequenceSteps],
  checkCondition(condition, report) {
    for (const expression of expressionsOf(condition.operands)) {
      if (expression.type !== ExpressionType.file && expression.type !== ExpressionType.folder) continue;
      const variable = fieldOf(expression, 'Path');
      const path = fieldText(expression, 'Path');
      if (!variable || path === undefined || /^["']?(?:[A-Za-z]:|[\\/]{2}|%|\$)/.test(path)) continue;
      const kind = expression.type === ExpressionType.file ? 'file' : 'folder';
      report({
        range: fieldRange(variable),
        message: `The path of this ${kind} begins with neither a drive, a server nor a variable, so it counts from whichever folder the client works in. Write it from its drive on.`,
      });
    }
  },
};
