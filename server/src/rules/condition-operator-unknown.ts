import { expressionFacts } from '../knowledge/conditionFacts.ts';
import { nearestName } from '../nearestName.ts';
import { operatorsOf, operatorType } from '../taskSequence/conditions.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { fieldRange, filledFields, knownTests } from './support/tests.ts';

export const rule: TaskSequenceRule = {
  code: 'condition-operator-unknown',
  title: 'A condition has an operator that is not known',
  category: 'Conditions',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'An operator that the test does not have, or an <operator> whose type is neither and, or nor not.',
  why: 'The client cannot evaluate the condition.',
  todo: 'Use one of the operators of the test.',
  example: {
    bad: '<variable name="Operator">equal</variable>',
    good: '<variable name="Operator">equals</variable>',
  },
  sources: [taskSequenceSteps],
  checkCondition(condition, report) {
    for (const test of knownTests(condition)) {
      for (const { field, variable, text } of filledFields(test)) {
        if (!/operator$/i.test(field.name) || !field.allowed || text.includes('%')) continue;
        if (field.allowed.some((one) => one.toLowerCase() === text.toLowerCase())) continue;
        const meant = nearestName(text, field.allowed);
        const { value } = variable;
        const elsewhere = meant === undefined && isKnownElsewhere(text);
        const todo =
          meant === undefined ? `Use one of ${field.allowed.join(', ')}` : `Did you mean '${meant}'?`;
        report({
          range: fieldRange(variable),
          message: `A ${test.fact.name} test has no operator '${text}'${elsewhere ? '; other tests have it' : ''}. ${todo}${meant === undefined ? '.' : ''}`,
          fixes:
            meant === undefined || !value
              ? []
              : [suggestedFix(`Use '${meant}'`, [value.replace(0, value.text.length, meant)])],
        });
      }
    }
    for (const operator of operatorsOf(condition.operands)) {
      const written = operator.attributes.get('type');
      if (operator.element !== 'operator' || operatorType(operator) !== undefined) continue;
      const meant = nearestName(written?.text.trim() ?? '', ['and', 'or', 'not']);
      report({
        range: written && written.text !== '' ? written.rangeOf(0, written.text.length) : operator.startTag,
        message: written
          ? `An <operator> is of type and, or or not, but not '${written.text}'. Write the one that is meant.`
          : 'This <operator> has no type, so nothing says how it joins what stands in it. Write type="and", "or" or "not".',
        fixes:
          written && meant !== undefined
            ? [suggestedFix(`Write '${meant}'`, [written.replace(0, written.text.length, meant)])]
            : [],
      });
    }
  },
};

function isKnownElsewhere(operator: string): boolean {
  const wanted = operator.toLowerCase();
  return expressionFacts().some(({ fields }) =>
    fields.some(
      ({ name, allowed }) => name === 'Operator' && allowed?.some((one) => one.toLowerCase() === wanted),
    ),
  );
}
