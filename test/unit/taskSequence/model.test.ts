import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Range } from '../../../server/src/range.ts';
import type { SourceString } from '../../../server/src/syntax/sourceString.ts';
import { expressionsOf, operatorsOf } from '../../../server/src/taskSequence/conditions.ts';
import type { Variable } from '../../../server/src/taskSequence/elements.ts';
import type { TaskSequenceDocument } from '../../../server/src/taskSequence/model.ts';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';
import { xmlProblems } from '../../../server/src/taskSequence/xmlProblems.ts';
import { describeModel } from './describeModel.ts';

const fixtures = new URL('../../fixtures/taskSequences/', import.meta.url);
const documents = readdirSync(fixtures)
  .filter((name) => name.endsWith('.xml'))
  .map((name) => ({ name, text: readFileSync(new URL(name, fixtures), 'utf8') }));

function read(text: string): TaskSequenceDocument {
  const document = readTaskSequence(text);
  if (!document) throw new Error('not read as a task sequence');
  return document;
}

describe.each(documents)('the model of $name', ({ name, text }) => {
  it('says what the golden says', async () => {
    const golden = new URL(name.replace(/\.xml$/, '.model.txt'), fixtures);
    await expect(describeModel(read(text))).toMatchFileSnapshot(golden.pathname);
  });

  it('has ranges that cut out what it says', () => {
    const { sequence } = read(text);
    const cut = ({ start, end }: Range) => sequence.source.slice(start, end);
    const isValue = (value: SourceString | undefined) => {
      if (value) expect(decoded(cut(value.range))).toBe(value.text);
    };
    const isElement = (element: { readonly range: Range; readonly startTag: Range }, tag: string) => {
      expect(cut(element.range)).toMatch(new RegExp(`^<${tag}\\b[^]*>$`));
      expect(cut(element.startTag)).toMatch(new RegExp(`^<${tag}\\b[^>]*>$`));
    };
    const isVariable = (variable: Variable) => {
      isElement(variable, 'variable');
      expect(cut(variable.startTag)).toContain(`name="${variable.name}"`);
      isValue(variable.value);
    };
    isElement(sequence, 'sequence');
    for (const value of sequence.attributes.values()) isValue(value);
    for (const reference of sequence.references) {
      isElement(reference, 'reference');
      isValue(reference.id);
      isValue(reference.program);
    }
    sequence.globalVariables.forEach(isVariable);
    for (const owner of [...sequence.groups, ...sequence.steps]) {
      const operands = [...(owner.condition?.operands ?? []), ...owner.looseOperands];
      if (owner.condition) isElement(owner.condition, 'condition');
      for (const operator of operatorsOf(operands)) {
        isElement(operator, operator.element);
        isValue(operator.attributes.get('type'));
      }
      for (const expression of expressionsOf(operands)) {
        isElement(expression, 'expression');
        expression.variables.forEach(isVariable);
      }
    }
    for (const group of sequence.groups) {
      isElement(group, 'group');
      for (const value of group.attributes.values()) isValue(value);
    }
    for (const step of sequence.steps) {
      isElement(step, step.content.element);
      for (const attribute of step.content.attributes.keys()) isValue(step.attribute(attribute));
      isValue(step.action);
      step.variables.forEach(isVariable);
    }
  });
});

/** Written anew, so that it shares nothing with what it checks. */
function decoded(raw: string): string {
  return raw.replace(/&(amp|lt|gt|quot|apos|#xA);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#xA': '\n',
};

describe('problems of the markup', () => {
  const bare = '<sequence version="3.10"><step name="A & B"/></sequence>';
  const places = (text: string) =>
    xmlProblems(read(text)).map(({ problem, offsetsOf }) => [problem.code, offsetsOf]);
  const inExport = (value: string, end = '') =>
    `<INSTANCE CLASSNAME="SMS_TaskSequencePackage"><PROPERTY NAME="Sequence"><VALUE>${value}</VALUE></PROPERTY>${end}</INSTANCE>`;

  it('are those of the document, once', () => {
    expect(places(bare)).toEqual([['bare-ampersand', 'document']]);
  });
  it('are those of the sequence inside, too', () => {
    expect(places(inExport(`<![CDATA[${bare}]]>`, '&'))).toEqual([
      ['bare-ampersand', 'document'],
      ['bare-ampersand', 'sequence'],
    ]);
    expect(places(inExport(bare.replaceAll('&', '&amp;').replaceAll('<', '&lt;')))).toEqual([
      ['bare-ampersand', 'sequence'],
    ]);
  });
});

describe('unexpected markup', () => {
  const unexpected = (inner: string) => {
    const { sequence } = read(`<sequence version="3.10">${inner}</sequence>`);
    return [...sequence.unexpected, ...sequence.steps.flatMap((step) => step.unexpected)].map(
      (one) => `${sequence.source.slice(one.nameRange.start, one.nameRange.end)} in ${one.parent}`,
    );
  };

  it('is found at every depth and named once', () => {
    expect(unexpected('<gruop name="A"><step name="B"/></gruop>')).toEqual(['gruop in sequence']);
    expect(unexpected('<group name="A" descripton=""><condition><expresion/></condition></group>')).toEqual([
      'descripton in group',
      'expresion in condition',
    ]);
    expect(unexpected('<step name="A"><defaultVarList><variable nam="B"/></defaultVarList></step>')).toEqual([
      'nam in variable',
    ]);
    expect(unexpected('<step name="A"><step name="B"/></step>')).toEqual(['step in step']);
  });

  it('is not what an element swallowed that was never closed', () => {
    expect(unexpected('<step name="A"><action>x<defaultVarList/></step><step name="B"/>')).toEqual([]);
    expect(unexpected('<group name="A"><step name="B"><action>x</action><step name="C"/></group>')).toEqual(
      [],
    );
  });
});

describe('a condition', () => {
  it('is not read deeper than whoever looks at it can go', () => {
    const deep = '<operator type="and">'.repeat(20_000);
    const { sequence } = read(
      `<sequence version="3.10"><step name="A"><condition>${deep}</condition></step></sequence>`,
    );
    expect([...operatorsOf(sequence.steps[0]?.condition?.operands ?? [])]).toHaveLength(100);
  });

  it('of a group guards what stands before it, too', () => {
    const { sequence } = read(
      '<sequence version="3.00"><group name="A"><group name="B"><step name="C"/></group><condition><expression/></condition></group></sequence>',
    );
    expect(sequence.steps[0]?.guarded).toBe(true);
    expect(sequence.groups.map(({ conditional, guarded }) => [conditional, guarded])).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});
