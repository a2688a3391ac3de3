import type { StepProperty } from '../knowledge/stepTypeFacts.ts';
import { nearestName } from '../nearestName.ts';
import type { StepContent } from '../taskSequence/step.ts';
import { meaningOf, stepVariant } from '../taskSequence/stepProperties.ts';
import {
  placeRange,
  placeText,
  replacePlace,
  type TextPlace,
  trimmedPlace,
  wholePlace,
} from '../taskSequence/textPlace.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';
import { suggestedFix } from './support/fixes.ts';

export const rule: TaskSequenceRule = {
  code: 'property-value',
  title: 'A property has a value that it cannot have',
  category: 'Properties',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The value of a property of a step is not among those the reference lists, is no number where one belongs, or lies outside its range. Values with a %VARIABLE% are left alone.',
  why: 'The step fails with it, or falls back to another value without a word.',
  todo: 'Use one of the values the message names.',
  example: {
    bad: `<variable name="OSDPartitionStyle" property="PartitionStyle">GTP</variable>`,
    good: `<variable name="OSDPartitionStyle" property="PartitionStyle">GPT</variable>`,
  },
  sources: [taskSequenceSteps],
  products: ['ConfigMgr 2007', 'later', 'ConfigMgr of unknown age', 'unknown'],
  checkStep(step, report) {
    for (const { property, place } of wrongValues(step.content)) {
      const written = placeText(place);
      const meant = nearestName(written, property.allowed ?? []);
      report({
        range: placeRange(step, place),
        message: `${property.name} cannot be '${written}': ${expectation(property)}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        fixes:
          meant === undefined
            ? []
            : [suggestedFix(`Use ${meant}`, [replacePlace(step, place, meant)], ['action-disagrees'])],
      });
    }
  },
};

function expectation({ allowed, range }: StepProperty): string {
  if (allowed) return `the step knows ${allowed.filter((value) => value !== '').join(', ')}`;
  if (!range) return 'it is a whole number';
  return `it is a number from ${range?.[0]} to ${range?.[1]}`;
}

interface WrongValue {
  readonly property: StepProperty;
  readonly place: TextPlace;
}

function wrongValues(content: StepContent): readonly WrongValue[] {
  if (stepVariant(content) === 'MDT') return [];
  return content.variables.flatMap((variable) => {
    const { value } = variable;
    const property = value && propertyOf(content, variable);
    if (!value || !property || property.secret !== undefined) return [];
    const place = trimmedPlace(wholePlace(value));
    const text = placeText(place);
    const mayBeAnything = text === '' || text.includes('%');
    return mayBeAnything || fits(text, property) ? [] : [{ property, place }];
  });
}

function propertyOf(
  content: StepContent,
  variable: Parameters<typeof meaningOf>[1],
): StepProperty | undefined {
  const meaning = meaningOf(content, variable);
  return meaning.kind === 'property' ? meaning.property : undefined;
}

function fits(text: string, { allowed, range, type }: StepProperty): boolean {
  if (allowed) return allowed.some((value) => value.toLowerCase() === text.toLowerCase());
  if (!range) return type !== 'integer' || /^[+-]?\d+$/.test(text);
  const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  return range[0] <= number && number <= range[1];
}
