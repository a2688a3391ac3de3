import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logInlayHints } from '../../../server/src/features/inlayHints.ts';
import { describeCode } from '../../../server/src/knowledge/errorCodes.ts';
import { codesOfRow } from '../../../server/src/log/codes.ts';
import { type LogDocument, messageRange } from '../../../server/src/log/logDocument.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';

/** Real logs of other people, and what was counted in many more of them: both are beside the project. */
const LOGS = new URL('../../../../shared/corpus/logs/', import.meta.url);
const COUNTED = new URL('../../../../shared/facts/log_error_codes.tsv', import.meta.url);

const isThere = existsSync(LOGS) && existsSync(COUNTED);
if (!isThere)
  console.log('The corpus of real logs is not beside the project: its error codes were not looked for.');

function withCodes(log: LogDocument) {
  const rows = Array.from({ length: log.rowCount }, (_, row) => row);
  return {
    log,
    messages: rows.map((row) => messageRange(log, row)),
    codes: rows.flatMap((row) => codesOfRow(log, row)),
  };
}

const logs = isThere
  ? readdirSync(LOGS).flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, LOGS)).map((name) => ({
        name,
        ...withCodes(parseLog(readFileSync(new URL(`${folder}/${encodeURIComponent(name)}`, LOGS), 'utf8'))),
      })),
    )
  : [];
const counted = isThere
  ? readFileSync(COUNTED, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split('\t')[1]))
  : [];

describe(`the codes of the real logs (${logs.length} found)`, () => {
  it('are found wherever their digits stand by themselves', () => {
    for (const value of counted) {
      const digits = new RegExp(
        `(?<![\\w-])(?:0x\\(?)?${value.toString(16)}(?![\\w-])|(?<!\\w)${value | 0}\\b`,
        'gi',
      );
      for (const { name, log, messages, codes } of logs) {
        const found = codes.filter((code) => code.value === value).map(({ range }) => range.end);
        const expected = messages.flatMap(({ start, end }) =>
          [...log.text.slice(start, end).matchAll(digits)].map(
            (match) => start + match.index + match[0].length,
          ),
        );
        expect(found, `${name} ${value.toString(16)}`).toEqual(expected);
      }
    }
  });

  it('have each a name or a meaning, but for those no source explains', () => {
    const unexplained = new Set<string>();
    for (const { value, system } of logs.flatMap(({ codes }) => codes)) {
      if (describeCode(value, system).readings.length === 0)
        unexplained.add(`${value.toString(16)} ${system}`);
    }
    // 5212 is a code of the MDT wizard that the reference does not list.
    // 0x80040002 is what GetAssignedSite returns; nobody says what it means, and it is not the OLE_E_ENUM_NOMORE of OLE.
    expect([...unexplained].sort()).toEqual(logs.length === 0 ? [] : ['145c mdt', '80040002 undefined']);
  });

  it('get hints that stand behind them, in order', () => {
    for (const { name, log } of logs) {
      const hints = logInlayHints(log, { start: 0, end: log.text.length });
      const offsets = hints.map(({ offset }) => offset);
      expect(offsets, name).toEqual(offsets.toSorted((a, b) => a - b));
      for (const { offset, label } of hints) {
        expect(log.text.slice(offset - 1, offset), label).toMatch(/[\da-f]/i);
      }
    }
  });
});
