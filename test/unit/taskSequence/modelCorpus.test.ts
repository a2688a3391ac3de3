import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { findStepType } from '../../../server/src/knowledge/stepTypeFacts.ts';
import { findVariable, isWindowsVariable } from '../../../server/src/knowledge/variables.ts';
import type { SourceString } from '../../../server/src/syntax/sourceString.ts';
import { childElements } from '../../../server/src/syntax/xmlQuery.ts';
import { NodeKind } from '../../../server/src/syntax/xmlTree.ts';
import { disagreements, readAction } from '../../../server/src/taskSequence/actions.ts';
import { expressionsOf, operatorsOf } from '../../../server/src/taskSequence/conditions.ts';
import { dynamicVariableRules } from '../../../server/src/taskSequence/dynamicRules.ts';
import type { TaskSequenceDocument } from '../../../server/src/taskSequence/model.ts';
import { powerShellSource } from '../../../server/src/taskSequence/powerShellSource.ts';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';
import {
  meaningOf,
  missingProperties,
  stepVariant,
} from '../../../server/src/taskSequence/stepProperties.ts';
import { variableReads } from '../../../server/src/taskSequence/variableReads.ts';
import { variableWrites } from '../../../server/src/taskSequence/variableWrites.ts';
import { touchAll } from './touchAll.ts';

/** Real sequences of other people: they are beside the project, not in it. */
const CORPUS = new URL('../../../../shared/corpus/ts/', import.meta.url);

function filesBelow(folder: URL): URL[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(new URL(`${entry.name}/`, folder)) : [new URL(entry.name, folder)],
  );
}

const files = filesBelow(CORPUS).map((url) => ({
  name: decodeURIComponent(url.pathname.slice(CORPUS.pathname.length)),
  text: new TextDecoder().decode(readFileSync(url)),
}));
const documents = files.map(({ name, text }) => ({ name, text, document: readTaskSequence(text) }));
const read = documents.flatMap(({ name, document }) => (document ? [{ name, ...document }] : []));
const steps = read.flatMap(({ name, sequence }) => sequence.steps.map((step) => ({ name, sequence, step })));

if (files.length === 0)
  console.log('The corpus of real task sequences is not beside the project: its tests did not run.');

/** How many elements of each name stand in the sequence of a document, as a strict parser counts them. */
function countStrictly(text: string): ReadonlyMap<string, number> {
  const section = /<!\[CDATA\[(<sequence[\s\S]*?)\]\]>/.exec(text)?.[1];
  const counts = new Map<string, number>();
  let depth = 0;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'sequence' || depth > 0) {
      depth++;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      for (const attribute of Object.keys(attributes)) {
        const key = `${name}@${attribute}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  });
  parser.on('closetag', () => {
    if (depth > 0) depth--;
  });
  parser.write(section ?? text).close();
  return counts;
}

function countModel({ sequence }: TaskSequenceDocument): Readonly<Record<string, number>> {
  const owners = [...sequence.groups, ...sequence.steps];
  const operands = owners.flatMap((owner) => [...(owner.condition?.operands ?? []), ...owner.looseOperands]);
  const expressions = [...expressionsOf(operands)];
  const operators = [...operatorsOf(operands)];
  const { length: variables } = [
    ...sequence.globalVariables,
    ...sequence.steps.flatMap((step) => step.variables),
    ...expressions.flatMap((expression) => expression.variables),
  ];
  const elements = (name: string) => operators.filter(({ element }) => element === name).length;
  return {
    step: sequence.steps.filter(({ content }) => content.element === 'step').length,
    subtasksequence: sequence.steps.filter(({ content }) => content.element === 'subtasksequence').length,
    group: sequence.groups.length,
    condition: owners.filter(({ condition }) => condition !== undefined).length,
    expression: expressions.length,
    operator: elements('operator'),
    osConditionGroup: elements('osConditionGroup'),
    osExpressionGroup: elements('osExpressionGroup'),
    platformKey: operators.filter(({ platform }) => platform !== undefined).length,
    variable: variables,
    reference: sequence.references.length,
    'step@name': sequence.steps.filter(
      ({ content }) => content.attributes.has('name') && content.element === 'step',
    ).length,
    'step@runIn': sequence.steps.filter(({ content }) => content.attributes.has('runIn')).length,
    'group@name': sequence.groups.filter(({ attributes }) => attributes.has('name')).length,
    'expression@type': expressions.filter(({ type }) => type !== undefined).length,
  };
}

describe(`the real sequences (${files.length} files)`, () => {
  it('are all read', () => {
    expect(documents.filter(({ document }) => !document).map(({ name }) => name)).toEqual([]);
  });

  it('have as many elements of each kind as a strict parser counts', () => {
    for (const { name, text, document } of documents) {
      const strict = countStrictly(text);
      const counted = document ? countModel(document) : {};
      const expected = Object.fromEntries(Object.keys(counted).map((key) => [key, strict.get(key) ?? 0]));
      expect(counted, name).toEqual(expected);
      const elements = [...strict]
        .filter(([key]) => !key.includes('@'))
        .reduce((sum, [, count]) => sum + count, 0);
      const { tree, element } = document?.sequence ?? {};
      if (!tree || element === undefined) continue;
      const end = tree.nodeEnd[element] ?? 0;
      let rows = 0;
      for (let row = element; row < tree.nodeCount && (tree.nodeStart[row] ?? 0) < end; row++) {
        if (tree.kind[row] === NodeKind.Element) rows++;
      }
      expect(rows, name).toBe(elements);
      expect([...childElements(tree, element)].length, name).toBeGreaterThan(0);
    }
  });

  it('have ranges that decode to their values', () => {
    for (const { name, sequence } of read) {
      const isValue = (value: SourceString | undefined) => {
        if (!value || sequence.source.slice(value.range.start, value.range.end).includes('&')) return;
        expect(sequence.source.slice(value.range.start, value.range.end), name).toBe(value.text);
      };
      for (const step of sequence.steps) {
        isValue(step.action);
        for (const variable of step.variables) isValue(variable.value);
        for (const key of step.content.attributes.keys()) isValue(step.attribute(key));
        for (const expression of expressionsOf(step.condition?.operands ?? [])) {
          for (const { value } of expression.variables) isValue(value);
        }
      }
    }
  });

  it('can be asked everything', () => {
    for (const { name, ...document } of read)
      expect(touchAll(document).length, name).toBeGreaterThanOrEqual(0);
  });

  it('hold no markup that is not expected', () => {
    const found = read.flatMap(({ name, sequence }) =>
      [...sequence.unexpected, ...sequence.steps.flatMap((step) => step.unexpected)].map(
        (one) => `${name}: ${one.name}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it('have steps of known types whose variables are known', () => {
    const unknown = steps.flatMap(({ step }) => [
      ...(findStepType(step.type) ? [] : [step.type]),
      ...step.variables
        .filter((variable) => meaningOf(step.content, variable).kind === 'unknown')
        .map((variable) => `${step.type} ${variable.name}`),
    ]);
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('contradict no fact that an error may rest on: nothing required is missing, no value is outside its set', () => {
    const wrong = steps.flatMap(({ name, sequence, step }) => [
      ...(sequence.dialect.product === 'MDT' ? [] : missingProperties(step)).map(
        (missing) => `${name}: ${step.name} lacks ${missing[0].name}`,
      ),
      ...step.variables.flatMap((variable) => {
        const meaning = meaningOf(step.content, variable);
        const allowed = meaning.kind === 'property' ? meaning.property.allowed : undefined;
        const value = variable.value?.text.trim().toLowerCase() ?? '';
        if (!allowed || value === '' || value.includes('%') || stepVariant(step) === 'MDT') return [];
        return allowed.some((one) => one.toLowerCase() === value)
          ? []
          : [`${name}: ${variable.name}=${value}`];
      }),
    ]);
    expect(wrong).toEqual([]);
  });

  it('have the actions that their variables make', () => {
    const differing = steps.flatMap(({ name, sequence, step }) =>
      sequence.dialect.product === 'MDT'
        ? []
        : disagreements(step).map(({ property }) => `${name}: ${step.name}: ${property.name}`),
    );
    expect(differing).toEqual([]);
    const isOfForm = ({ step }: (typeof steps)[number]) =>
      findStepType(step.type)?.action === undefined ||
      stepVariant(step) === 'MDT' ||
      readAction(step) !== undefined;
    expect(steps.filter((one) => !isOfForm(one)).map(({ name, step }) => `${name}: ${step.name}`)).toEqual(
      [],
    );
  });

  it('have scripts and dynamic rules that are read', () => {
    const scripts = steps.flatMap(({ step }) => powerShellSource(step) ?? []);
    expect(scripts.length >= 5 || files.length === 0).toBe(true);
    for (const { text } of scripts) expect(text.includes('\uFFFD') || text.includes('\0')).toBe(false);
    const rules = steps.flatMap(({ step }) => dynamicVariableRules(step) ?? []);
    expect(rules.length >= 5 || files.length === 0).toBe(true);
    for (const { tree } of rules) expect(tree.problems).toEqual([]);
  });

  it('read no variable that nobody knows, but for those of their authors', () => {
    const unknown = read.flatMap(({ sequence }) => {
      const written = new Set(
        sequence.steps.flatMap((step) => variableWrites(step).map((write) => write.name.toLowerCase())),
      );
      return sequence.steps
        .flatMap((step) => variableReads(step).map((one) => one.name))
        .filter(
          (name) => !findVariable(name) && !isWindowsVariable(name) && !written.has(name.toLowerCase()),
        );
    });
    expect([...new Set(unknown)].sort()).toEqual(files.length > 0 ? ownVariables : []);
  });
});

/** Set by scripts, collections or steps that a public sequence leaves out: unknown on purpose. */
const ownVariables = [
  'BIOSPackage01',
  'HWPASSWORD',
  'ModelAlias',
  'OSVolume',
  'SMSTS_BUILD',
  'TPMActivated',
  'TPMEnabled',
];
