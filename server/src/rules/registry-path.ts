import type { Fix } from '../finding.ts';
import { ExpressionType } from '../knowledge/conditionFacts.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import { expressionsOf, fieldOf, fieldText } from '../taskSequence/conditions.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { fieldRange } from './support/tests.ts';

export const rule: TaskSequenceRule = {
  code: 'registry-path',
  title: 'The key of a registry test is not written as keys are',
  category: 'Conditions',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A key that names its hive twice, begins with no hive, is written with slashes, or ends with a backslash (information).',
  why: 'There is no such key, so the test never finds it.',
  todo: 'Write the hive in full and once, as HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso.',
  example: {
    bad: '<variable name="KeyPath">HKEY_LOCAL_MACHINE\\Computer\\HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso</variable>',
    good: '<variable name="KeyPath">HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso</variable>',
  },
  sources: [taskSequenceSteps],
  checkCondition(condition, report) {
    for (const expression of expressionsOf(condition.operands)) {
      if (expression.type !== ExpressionType.registry) continue;
      const variable = fieldOf(expression, 'KeyPath');
      const path = fieldText(expression, 'KeyPath');
      if (!variable?.value || path === undefined || path.startsWith('%')) continue;
      const fault = faultOf(path);
      if (!fault) continue;
      report({
        severity: fault.severity,
        range: fieldRange(variable),
        message: fault.message,
        fixes: fault.better === undefined ? [] : [writeFix(variable.value, fault.better)],
      });
    }
  },
};

interface Fault {
  readonly severity: 'warning' | 'information';
  readonly message: string;
  readonly better: string | undefined;
}

const hives = [
  'HKEY_LOCAL_MACHINE',
  'HKEY_CURRENT_USER',
  'HKEY_CLASSES_ROOT',
  'HKEY_USERS',
  'HKEY_CURRENT_CONFIG',
];
const shortNames: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
};

/** Behind the hive; the name of a key may hold a slash. */
const SLASHED = /^(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|U|CC)):?\//i;

/** Longer than any key. */
const MOST_CHARACTERS = 1000;

function faultOf(path: string): Fault | undefined {
  if (path.length > MOST_CHARACTERS) return undefined;
  const twice =
    /^(?:.*\\)?(HKEY_[A-Z_]+\\(?:.*\\)?)(?=HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)\\)/i.exec(
      path,
    );
  if (twice) {
    return {
      severity: 'warning',
      message:
        'This key names its hive twice, and there is no such key. Write the hive once, at the beginning.',
      better: path.slice(twice[0].length),
    };
  }
  if (SLASHED.test(path)) {
    return {
      severity: 'warning',
      message: "This key is written with '/', but '\\' separates the names of keys. Write '\\'.",
      better: path.replaceAll('/', '\\'),
    };
  }
  const root = path.split('\\')[0] ?? '';
  if (root.includes('%')) return undefined;
  if (!hives.includes(root.toUpperCase())) {
    const rest = path.slice(root.length);
    const full = shortNames[root.replace(/:$/, '').toUpperCase()];
    const isCopied = /^computer$/i.test(root) && /^\\HKEY_/i.test(rest);
    const better = isCopied ? rest.slice(1) : full === undefined ? undefined : full + rest;
    return {
      severity: 'warning',
      message: `'${root}' is no hive of the registry as the console writes them. Begin with ${full ?? 'HKEY_LOCAL_MACHINE or another one'}, in full.`,
      better,
    };
  }
  if (!path.endsWith('\\') || path.length === root.length + 1) return undefined;
  return {
    severity: 'information',
    message: 'This key ends with a backslash, which is no part of its name. Remove it.',
    better: path.replace(/\\+$/, ''),
  };
}

function writeFix(value: SourceString, better: string): Fix {
  return suggestedFix(`Write ${better}`, [value.replace(0, value.text.length, better)]);
}
