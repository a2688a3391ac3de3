import { describe, expect, it } from 'vitest';
import { attributeFacts, findAttribute } from '../../../server/src/knowledge/attributeFacts.ts';
import {
  clientPropertyFacts,
  findClientProperty,
} from '../../../server/src/knowledge/clientPropertyFacts.ts';
import { expressionFacts, findExpressionType } from '../../../server/src/knowledge/conditionFacts.ts';
import { factSources, sourcesOf } from '../../../server/src/knowledge/factSources.ts';
import { indexedFamilies, readIndexedName } from '../../../server/src/knowledge/indexedFamilies.ts';
import { findLogFile, findLogOfComponent, logFileFacts } from '../../../server/src/knowledge/logFiles.ts';
import { sequenceGrammar } from '../../../server/src/knowledge/sequenceGrammar.ts';
import { findStepType, stepTypeFacts } from '../../../server/src/knowledge/stepTypeFacts.ts';
import { configMgrOnly, laterThan2007, StepType } from '../../../server/src/knowledge/stepTypes.ts';
import {
  findVariable,
  findVariables,
  isKnownVariable,
  isWindowsVariable,
  meantVariable,
  variableFacts,
  variableNames,
} from '../../../server/src/knowledge/variables.ts';

interface Sourced {
  readonly sources: readonly string[];
}

const properties = stepTypeFacts().flatMap((fact) =>
  [...fact.properties, ...(fact.mdtProperties ?? [])].map((property) => ({
    ...property,
    of: fact.type,
    siblings: fact.properties,
  })),
);
const rows: readonly (Sourced & { readonly id: string })[] = [
  ...stepTypeFacts().map((fact) => ({ ...fact, id: fact.type })),
  ...properties.map((property) => ({ ...property, id: `${property.of}.${property.name}` })),
  ...variableFacts().map((fact) => ({ ...fact, id: `${fact.system} ${fact.name}` })),
  ...clientPropertyFacts().map((fact) => ({ ...fact, id: fact.name })),
  ...expressionFacts().map((fact) => ({ ...fact, id: fact.type })),
  ...indexedFamilies.map((family) => ({ ...family, id: family.name })),
  ...attributeFacts.map((fact) => ({ ...fact, id: `@${fact.name}` })),
  ...logFileFacts().map((fact) => ({ ...fact, id: fact.name })),
];

function folded(values: readonly string[]): readonly string[] {
  return values.map((value) => value.toLowerCase());
}

function isUnique(values: readonly string[]): boolean {
  return new Set(folded(values)).size === values.length;
}

describe('every row of the tables of facts', () => {
  it('is there', () => {
    expect(stepTypeFacts().length).toBeGreaterThan(50);
    expect(variableFacts().length).toBeGreaterThan(800);
    expect(clientPropertyFacts().length).toBeGreaterThan(60);
    expect(expressionFacts().length).toBeGreaterThan(9);
    expect(logFileFacts().length).toBeGreaterThan(300);
  });

  it('has a source that is known', () => {
    const unsourced = rows.filter(
      ({ sources }) => sources.length === 0 || sourcesOf(sources, 'X').length !== sources.length,
    );
    expect(unsourced.map(({ id }) => id)).toEqual([]);
  });

  it('leaves no source without a row', () => {
    const used = new Set(rows.flatMap(({ sources }) => sources));
    expect(Object.keys(factSources).filter((key) => !used.has(key))).toEqual([]);
    for (const { title, url } of Object.values(factSources)) {
      expect(title).not.toBe('');
      if (url !== undefined) expect(new URL(url).protocol).toMatch(/^https?:$/);
    }
  });

  it('names its own class as the page it is from', () => {
    expect(sourcesOf(['class'], 'SMS_TaskSequence_RebootAction')[0]?.url).toMatch(
      /\/sms_tasksequence_rebootaction-server-wmi-class$/,
    );
  });
});

describe('every log', () => {
  it('stands once in the table, and is about something', () => {
    expect(isUnique(logFileFacts().map(({ name }) => name))).toBe(true);
    expect(logFileFacts().filter(({ name, about }) => !/\.log$/i.test(name) || about === '')).toEqual([]);
  });
  it('is found by its name, that of what it left when it was full, and that of its component', () => {
    const cas = logFileFacts().find(({ name }) => name === 'CAS.log');
    for (const name of ['cas.LOG', 'CAS.lo_', 'CAS-20240131-101500.log']) expect(findLogFile(name)).toBe(cas);
    expect(findLogOfComponent('cas')).toBe(cas);
    expect(findLogOfComponent('tsmanager')?.name).toBe('Smsts.log');
    for (const name of ['CAS', 'CAS.txt', 'CAS2.log']) expect(findLogFile(name)).toBeUndefined();
  });
});

describe('every step type', () => {
  it('stands once in the table', () => {
    expect(isUnique(stepTypeFacts().map(({ type }) => type))).toBe(true);
  });

  it('has a command whose properties it has', () => {
    for (const { type, action, properties: own } of stepTypeFacts()) {
      const named = [...(action ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const missing = named.filter((name) => !own.some((property) => property.name === name));
      expect(missing, type).toEqual([]);
    }
  });

  it('has notes that are sentences', () => {
    for (const note of stepTypeFacts().flatMap(({ notes }) => notes ?? []))
      expect(note).toMatch(/^[A-Z].*\.$/);
  });

  it('that rules name is known', () => {
    for (const type of Object.values(StepType)) expect(findStepType(type), type).toBeDefined();
    for (const type of configMgrOnly) expect(findStepType(type)?.products, type).toEqual(['ConfigMgr']);
  });

  it('that ConfigMgr 2007 lacks is the same in both tables', () => {
    const types = stepTypeFacts().filter(({ absentIn2007 }) => absentIn2007);
    expect(new Set(types.map(({ type }) => type))).toEqual(laterThan2007.types);
  });

  it('of MDT without a type is found by having none', () => {
    expect(findStepType(undefined)?.products).toEqual(['MDT']);
    expect(findStepType('SMS_TaskSequence_NoSuchAction')).toBeUndefined();
  });
});

describe('every property of a step', () => {
  const named = (property: (typeof properties)[number]) => `${property.of}.${property.name}`;

  it('stands once in its step, and so does its variable', () => {
    for (const { type, properties: own, mdtProperties = [] } of stepTypeFacts()) {
      for (const list of [own, mdtProperties]) {
        expect(isUnique(list.map(({ name }) => name)), type).toBe(true);
        expect(isUnique(list.flatMap(({ variable }) => variable ?? [])), type).toBe(true);
      }
    }
  });

  it('has values that agree with one another', () => {
    for (const property of properties) {
      const { allowed, range, length, type } = property;
      const value = property.default;
      if (allowed) expect(isUnique(allowed), named(property)).toBe(true);
      if (allowed && value !== undefined)
        expect(folded(allowed), named(property)).toContain(value.toLowerCase());
      if (type === 'boolean' && value !== undefined)
        expect(value, named(property)).toMatch(/^(?:true|false)$/);
      if (type === 'integer' && value !== undefined) expect(value, named(property)).toMatch(/^\d+$/);
      for (const [least, most] of [range ?? [], length ?? []]) {
        if (least !== undefined && most !== undefined)
          expect(least, named(property)).toBeLessThanOrEqual(most);
      }
      if (range && value !== undefined) {
        expect(Number(value), named(property)).toBeGreaterThanOrEqual(range[0]);
        expect(Number(value), named(property)).toBeLessThanOrEqual(range[1]);
      }
    }
  });

  it('can only be replaced by properties of the same step', () => {
    for (const property of properties) {
      for (const other of property.requiredUnless ?? []) {
        expect(
          property.siblings.map(({ name }) => name),
          named(property),
        ).toContain(other);
      }
    }
  });

  it('carries no error where no export shows it', () => {
    for (const property of properties) {
      if (property.seen === undefined || property.seen === 0)
        expect(property.trust, named(property)).not.toBe('error');
    }
  });

  it('is held by a variable that is known as well', () => {
    const unknown = properties.filter(({ variable }) => variable !== undefined && !findVariable(variable));
    expect(unknown.map(named)).toEqual([]);
  });

  it('that is a secret is the same as a variable', () => {
    const open = properties.filter(
      ({ secret, variable = '' }) =>
        secret !== undefined && !findVariables(variable).some((fact) => fact.secret === secret),
    );
    expect(open.map(named)).toEqual([]);
  });
});

describe('every variable', () => {
  it('stands once for each system', () => {
    for (const system of ['ConfigMgr', 'MDT']) {
      const names = variableFacts().filter((fact) => fact.system === system);
      expect(isUnique(names.map(({ name }) => name))).toBe(true);
    }
  });

  it('has values that agree with one another', () => {
    for (const { name, allowed, default: value } of variableFacts()) {
      if (allowed) expect(isUnique(allowed), name).toBe(true);
      if (allowed && value !== undefined) expect(folded(allowed), name).toContain(value.toLowerCase());
    }
  });

  it('is of steps that are known', () => {
    for (const { name, steps = [] } of variableFacts()) {
      for (const step of steps) expect(findStepType(step), `${name}: ${step}`).toBeDefined();
    }
  });

  it('of a numbered family is a member of it', () => {
    const numbered = variableFacts().filter(({ name }) => name.includes('<n>'));
    expect(numbered.length).toBeGreaterThan(40);
    for (const { name } of numbered)
      expect(readIndexedName(name.replace('<n>', '0'))?.known, name).toBeDefined();
  });

  it('of Windows is no variable of the sequence', () => {
    for (const name of ['WinDir', 'ProgramFiles(x86)', 'temp', 'PROCESSOR_ARCHITECTURE']) {
      expect(isWindowsVariable(name), name).toBe(true);
    }
    expect(isWindowsVariable('OSDisk')).toBe(false);
    for (const name of ['windir', '_SMSTSAnything', 'osdisk', 'OSDApp3Name']) {
      expect(isKnownVariable(name), name).toBe(true);
    }
    expect(isKnownVariable('OSDDisk')).toBe(false);
  });

  it('carries an error for being set only where the reference calls it read-only', () => {
    for (const fact of variableFacts()) {
      if (fact.readOnlyTrust === 'error') expect(fact).toMatchObject({ system: 'ConfigMgr', readOnly: true });
    }
    expect(findVariable('_SMSTSInWinPE')?.readOnlyTrust).toBe('error');
    expect(findVariable('_SMSClientPackageID')?.readOnly).toBeUndefined();
  });
});

describe('a variable is found', () => {
  it('whatever the case of its name', () => {
    expect(findVariable('_smstsinwinpe')?.name).toBe('_SMSTSInWinPE');
  });
  it('for the system asked for', () => {
    expect(findVariable('OSDComputerName')?.system).toBe('ConfigMgr');
    expect(findVariable('OSDComputerName', 'MDT')?.system).toBe('MDT');
    expect(findVariable('SLShare')?.system).toBe('MDT');
  });
  it('by its family and by its list', () => {
    expect(findVariable('osdpartitions12SizeUnits')?.name).toBe('OSDPartitions<n>SizeUnits');
    expect(findVariable('Applications001')?.name).toBe('Applications');
    expect(findVariable('OSDComputerName1')).toBeUndefined();
    expect(findVariable('OSDPartitions0Colour')).toBeUndefined();
  });
  it('among the names to compare misspelt ones with, but for members of families', () => {
    expect(variableNames()).toContain('OSDComputerName');
    expect(variableNames().filter((name) => !/^\w+$/.test(name))).toEqual([]);
  });
  it('by a name that is often mistaken for it', () => {
    expect(findVariable(meantVariable('Manufacturer') ?? '')?.name).toBe('Make');
  });
});

describe('every client property', () => {
  it('stands once in the table', () => {
    expect(isUnique(clientPropertyFacts().map(({ name }) => name))).toBe(true);
  });
  it('is a parameter by its slash', () => {
    for (const { name, kind } of clientPropertyFacts())
      expect(name.startsWith('/')).toBe(kind === 'parameter');
  });
  it('needs and excludes what is known', () => {
    for (const { name, needs = [], excludes = [] } of clientPropertyFacts()) {
      for (const other of [...needs, ...excludes]) expect(findClientProperty(other), name).toBeDefined();
    }
  });
  it('has notes that are sentences and a summary that is none', () => {
    for (const { summary, notes = [] } of clientPropertyFacts()) {
      for (const note of notes) expect(note).toMatch(/^[A-Z/].*\.$/);
      expect(summary).toMatch(/[^.]$/);
    }
  });
  it('is found whatever its case and its slash', () => {
    expect(findClientProperty('smsmp')?.name).toBe('SMSMP');
    expect(findClientProperty('-MP')?.name).toBe('/mp');
    expect(findClientProperty('SMSSLP')).toMatchObject({ removed: 'ConfigMgr 2012', trust: 'warning' });
    expect(findClientProperty('SMSMPP')).toBeUndefined();
  });
});

describe('every class of tests', () => {
  it('stands once in the table and has each field once', () => {
    expect(isUnique(expressionFacts().map(({ type }) => type))).toBe(true);
    for (const { type, fields } of expressionFacts()) {
      expect(isUnique(fields.map(({ name }) => name)), type).toBe(true);
    }
  });
  it('waives fields for operators it has', () => {
    for (const { type, fields } of expressionFacts()) {
      const operators = fields.find(({ name }) => name === 'Operator')?.allowed ?? [];
      for (const operator of fields.flatMap((field) => field.requiredUnlessOperator ?? [])) {
        expect(operators, type).toContain(operator);
      }
    }
  });
  it('is found by its name', () => {
    expect(findExpressionType('SMS_TaskSequence_WMIConditionExpression')?.name).toBe('WMI query');
    expect(findExpressionType(undefined)).toBeUndefined();
  });
});

describe('every attribute', () => {
  it('stands once in the table, with a default that it may have', () => {
    expect(isUnique(attributeFacts.map(({ name }) => name))).toBe(true);
    for (const { allowed, default: value } of attributeFacts) {
      if (allowed && value !== undefined) expect(allowed).toContain(value);
    }
  });
  it('of steps, groups and the sequence is known', () => {
    for (const element of ['sequence', 'group', 'step', 'subtasksequence']) {
      for (const name of sequenceGrammar.get(element)?.attributes ?? []) {
        expect(findAttribute(name), `${element} ${name}`).toBeDefined();
      }
    }
  });
});

describe('a numbered name', () => {
  it('is taken apart', () => {
    expect(readIndexedName('OSDAdapter10DNSSuffix')).toMatchObject({
      family: { name: 'OSDAdapter' },
      index: 10,
      member: 'DNSSuffix',
      known: { name: 'DNSSuffix' },
    });
  });
  it('of a family is told from its count and from other names', () => {
    for (const name of ['OSDPartitions', 'OSDAdapterCount', 'OSDPartitionStyle', 'OSDPartitions0']) {
      expect(readIndexedName(name), name).toBeUndefined();
    }
  });
});
