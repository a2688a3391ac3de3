import type { Edit } from '../range.ts';
import type { LogRule } from './rule.ts';
import { type OddPlace, reportKind } from './support/logFormatFindings.ts';
import {
  ATTRIBUTES,
  type AttributeList,
  type AttributeName,
  attributeOf,
  oddLists,
} from './support/logFormatLists.ts';
import { patternOfCmTrace } from './support/logFormatSources.ts';

/** CMTrace reads all it shows without `file`. */
const REQUIRED = ATTRIBUTES.filter((name) => name !== 'file');

const LIST = new Intl.ListFormat('en');

/** What a record may say that has nothing to say; what is not here only its writer knows. */
const NOTHING_TO_SAY: ReadonlyMap<string, string> = new Map([
  ['context', ''],
  ['type', '1'],
  ['thread', '0'],
]);

export const rule: LogRule = {
  code: 'log-format-attribute-missing',
  title: 'A record lacks an attribute that CMTrace looks for',
  category: 'Log writing',
  severity: 'information',
  reads: 'log',
  what: 'A record has no `time`, `date`, `component`, `context`, `type` or `thread`.',
  why: 'By the pattern in CMTrace.exe these stand one behind the other; CMTrace stops where it expects one that is not there, and does not read what follows. Without `context`, which may be empty, it reads no type.',
  todo: 'Write all of them. `context` may be empty.',
  example: {
    bad: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" type="3" thread="1180" file="CopyDrivers.ps1">',
    good: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="3" thread="1180" file="CopyDrivers.ps1">',
  },
  sources: [patternOfCmTrace],
  check(log, report) {
    const byNames = new Map<string, OddPlace[]>();
    for (const list of oddLists(log)) {
      const missing = REQUIRED.filter((name) => attributeOf(list, name) === undefined);
      if (missing.length === 0) continue;
      const names = LIST.format(missing);
      const places = byNames.get(names) ?? [];
      places.push({ range: list.range, edits: insertions(list, missing) });
      byNames.set(names, places);
    }
    for (const [names, places] of byNames) {
      // A list that was torn may look whole; one mistake made twice is its writer's.
      if (places.length === 1 && log.rowCount > 1) continue;
      reportKind(log, report, {
        places,
        message: () =>
          `The record has no ${names}. By its pattern CMTrace looks for ${LIST.format(REQUIRED)}, one behind the other, and stops where one is not there. Write all of them; context may be empty.`,
        fixTitle: `Add ${names}`,
      });
    }
  },
};

/** Each before the attribute that is to follow it; none where a value cannot be known. */
function insertions(list: AttributeList, missing: readonly AttributeName[]): readonly Edit[] {
  const texts = missing.map((name) => [name, NOTHING_TO_SAY.get(name)] as const);
  if (texts.some(([, value]) => value === undefined)) return [];
  return texts.map(([name, value = '']): Edit => {
    const later = ATTRIBUTES.slice(ATTRIBUTES.indexOf(name) + 1);
    const next = later.map((known) => attributeOf(list, known)).find((known) => known !== undefined);
    const at = next?.range.start ?? list.attributes.at(-1)?.range.end ?? list.range.end - 1;
    const attribute = `${name}="${value}"`;
    return {
      range: { start: at, end: at },
      newText: next === undefined ? ` ${attribute}` : `${attribute} `,
    };
  });
}
