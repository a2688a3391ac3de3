import { type IndexedFamily, type IndexedName, readIndexedName } from '../knowledge/indexedFamilies.ts';
import { findStepProperty, findStepType, type StepProperty } from '../knowledge/stepTypeFacts.ts';
import { findNamed, type Variable } from './elements.ts';
import { stepFact } from './facts.ts';
import { contentValue, type LoneStep, type StepContent } from './step.ts';

/**
 * Whose form a step has: the same type carries other variables and another command in MDT's own sequences, and what
 * ConfigMgr requires of it does not hold there.
 */
export const stepVariant = stepFact((content): 'ConfigMgr' | 'MDT' => {
  const fact = findStepType(content.type);
  if (fact && !fact.products.includes('ConfigMgr')) return 'MDT';
  if (fact && !fact.products.includes('MDT')) return 'ConfigMgr';
  if (content.attributes.has('startIn')) return 'MDT';
  const action = content.action?.text ?? '';
  if (/%(?:SCRIPTROOT|TOOLROOT)%/i.test(action)) return 'MDT';
  const isOnlyMdt = ({ name }: Variable) =>
    findStepProperty(fact?.mdtProperties ?? [], name) && !findStepProperty(fact?.properties ?? [], name);
  return content.variables.some(isOnlyMdt) ? 'MDT' : 'ConfigMgr';
});

/** The properties that a step of this type and form can have; none of an unknown type. */
export const propertiesOf = stepFact((content): readonly StepProperty[] => {
  const fact = findStepType(content.type);
  return (stepVariant(content) === 'MDT' ? fact?.mdtProperties : undefined) ?? fact?.properties ?? [];
});

/** What a variable of a step is. */
export type VariableMeaning =
  | { readonly kind: 'property'; readonly property: StepProperty }
  | { readonly kind: 'member'; readonly indexed: IndexedName }
  | { readonly kind: 'unknown' };

export function meaningOf(content: StepContent, variable: Variable): VariableMeaning {
  const property = findStepProperty(propertiesOf(content), variable.name);
  if (property) return { kind: 'property', property };
  const indexed = readIndexedName(variable.name);
  return indexed ? { kind: 'member', indexed } : { kind: 'unknown' };
}

/** The variable that holds a property of the step, by the property's name; undefined when it is not there. */
export function propertyVariable(content: StepContent, propertyName: string): Variable | undefined {
  const property = propertiesOf(content).find(({ name }) => name === propertyName);
  return property?.variable === undefined ? undefined : findNamed(content.variables, property.variable);
}

/** The trimmed value of a property; undefined when it is absent or blank. */
export function propertyValue(content: StepContent, propertyName: string): string | undefined {
  const property = propertiesOf(content).find(({ name }) => name === propertyName);
  return property?.variable === undefined ? undefined : contentValue(content, property.variable);
}

/** Properties of which a step needs one: a single one that must be there, or several of which one needs a value. */
export type MissingProperty = readonly [StepProperty, ...StepProperty[]];

/**
 * What a step lacks. Nothing in MDT's own steps, of which nothing is required. An earlier step can still set the
 * variable of a property that has no value here.
 */
export function missingProperties({ content }: LoneStep): readonly MissingProperty[] {
  if (stepVariant(content) === 'MDT') return [];
  const properties = propertiesOf(content);
  const missing = new Map<string, MissingProperty>();
  for (const property of properties) {
    const { name, requiredUnless } = property;
    if (requiredUnless === undefined) continue;
    const names = [name, ...requiredUnless];
    const isThere =
      requiredUnless.length === 0
        ? propertyVariable(content, name) !== undefined
        : names.some((one) => propertyValue(content, one) !== undefined);
    const key = names.toSorted().join();
    if (isThere || missing.has(key)) continue;
    missing.set(key, [property, ...properties.filter((other) => requiredUnless.includes(other.name))]);
  }
  return [...missing.values()];
}

/** The numbered variables of one family in a step. */
export interface FamilyVariables {
  readonly family: IndexedFamily;
  /** Where the step says how many entries there are. */
  readonly count: Variable | undefined;
  /** By number; numbers can be missing. */
  readonly entries: readonly FamilyEntry[];
}

export interface FamilyEntry {
  readonly index: number;
  /** By the name of the member in lower case. */
  readonly members: ReadonlyMap<string, Variable>;
}

/** `OSDPartitions0Type`, `OSDPartitions0Size`, `OSDPartitions1Type`... of a step, by family and number. */
export const indexedVariables = stepFact((content): readonly FamilyVariables[] => {
  const families = new Map<IndexedFamily, Map<number, Map<string, Variable>>>();
  for (const variable of content.variables) {
    const indexed = readIndexedName(variable.name);
    if (!indexed) continue;
    const entries = families.get(indexed.family) ?? new Map<number, Map<string, Variable>>();
    families.set(indexed.family, entries);
    const members = entries.get(indexed.index) ?? new Map<string, Variable>();
    entries.set(indexed.index, members);
    const key = indexed.member.toLowerCase();
    if (!members.has(key)) members.set(key, variable);
  }
  return [...families].map(([family, entries]) => ({
    family,
    count:
      family.countVariable === undefined ? undefined : findNamed(content.variables, family.countVariable),
    entries: [...entries].map(([index, members]) => ({ index, members })).sort((a, b) => a.index - b.index),
  }));
});
