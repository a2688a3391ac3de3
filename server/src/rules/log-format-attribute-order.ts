import type { LogRule } from './rule.ts';
import { type OddPlace, reportKind } from './support/logFormatFindings.ts';
import {
  ATTRIBUTES,
  type AttributeList,
  attributeOf,
  type ListAttribute,
  oddLists,
} from './support/logFormatLists.ts';
import { patternOfCmTrace } from './support/logFormatSources.ts';

export const rule: LogRule = {
  code: 'log-format-attribute-order',
  title: 'The attributes of a record stand in another order than CMTrace reads them',
  category: 'Log writing',
  severity: 'information',
  reads: 'log',
  what: 'The attributes of a record stand in another order than `time date component context type thread file`, have others between them, or are written with capital letters.',
  why: 'By the pattern in CMTrace.exe the attributes stand in this order, in small letters; CMTrace stops at the first that is not the one it looks for. Attributes of your own do no harm behind `file`.',
  todo: 'Write them in this order, your own behind them.',
  example: {
    bad: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" type="3" component="CopyDrivers" context="" thread="1180" file="CopyDrivers.ps1">',
    good: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="3" thread="1180" file="CopyDrivers.ps1">',
  },
  sources: [patternOfCmTrace],
  check(log, report) {
    const places = oddLists(log).flatMap((list): OddPlace[] => {
      const ordered = inOrder(list);
      const odd = list.attributes.find((attribute, index) => {
        return attribute !== ordered[index] || attribute.name !== nameOf(attribute);
      });
      if (odd === undefined) return [];
      const written = ordered.map((attribute) => textOf(log.text, attribute)).join(' ');
      const range = { start: list.range.start + 1, end: list.range.end - 1 };
      return [{ range: odd.range, edits: [{ range, newText: written }] }];
    });
    reportKind(log, report, {
      places,
      message: (attribute) =>
        `'${attribute}' stands where CMTrace, by its pattern, looks for another attribute or another spelling, so that it does not read what follows. Write ${ATTRIBUTES.join(', ')} in small letters and in this order, your own attributes behind them.`,
      fixTitle: 'Write the attributes in the order of CMTrace',
    });
  },
};

function inOrder(list: AttributeList): readonly ListAttribute[] {
  const known = ATTRIBUTES.flatMap((name) => attributeOf(list, name) ?? []);
  return [...known, ...list.attributes.filter((attribute) => !known.includes(attribute))];
}

/** Small letters for the names that CMTrace knows. */
function nameOf({ name, key }: ListAttribute): string {
  return ATTRIBUTES.some((known) => known === key) ? key : name;
}

function textOf(text: string, attribute: ListAttribute): string {
  const { range, name } = attribute;
  return nameOf(attribute) + text.slice(range.start + name.length, range.end);
}
