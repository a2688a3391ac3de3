import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../server/src/log/logDocument.ts';
import { parseLog } from '../../server/src/log/parseLog.ts';
import { type LogRecord, readRecord } from '../../server/src/log/record.ts';
import { recordTime } from '../../server/src/log/recordTime.ts';
import { rules } from '../../server/src/rules/index.ts';
import { oddLists } from '../../server/src/rules/support/logFormatLists.ts';
import { expandSnippet } from '../grammar/expandSnippet.ts';
import { findingsIn } from '../support/ruleFixtures.ts';

// What the guide shows people to copy must be what CMTrace reads.
const folder = new URL('../../docs/guides/', import.meta.url);
const guide = readFileSync(new URL('writing-cmtrace-logs.md', folder), 'utf8');

function blocks(language: string): readonly string[] {
  return [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text = '']) => text);
}

/** The records of a text in which every line belongs to one, each as CMTrace looks for it. */
function faultlessRecords(text: string): readonly LogRecord[] {
  const log = parseLog(text);
  const rows = Array.from({ length: log.rowCount }, (_, row) => row);
  expect([...new Set(rows.map((row) => formatOf(log, row)))]).toEqual(['cmtrace']);
  expect(oddLists(log)).toEqual([]);
  expect(findingsIn(text)).toEqual([]);
  return rows.map((row) => readRecord(log, row)).filter((record) => record !== undefined);
}

describe('the samples of the guide', () => {
  it.each(blocks('log').map((text) => [text.slice(8, 40), text] as const))(
    '%s... is faultless',
    (_, text) => {
      const records = faultlessRecords(text);
      expect(records).toHaveLength(text.split('<![LOG[').length - 1);
      for (const record of records) {
        expect(recordTime(record).utc).toBeDefined();
        expect(['1', '2', '3']).toContain(record.type?.text);
      }
    },
  );

  it('tell one moment with four biases', () => {
    const sample = blocks('log').find((text) => text.includes('In New York'));
    const moments = faultlessRecords(sample ?? '').map((record) => recordTime(record).utc);
    expect(moments).toEqual(Array.from({ length: 4 }, () => '2026-02-14T14:14:02.117Z'));
  });
});

/** A moment in Berlin in winter: an hour before UTC, which is 60 minutes less to get there. */
const VALUES = {
  message: 'Two\nlines',
  bias: -60,
  component: 'Copy',
  type: 2,
  thread: 7,
  file: 'a.ps1',
  line: 12,
};
const LOCAL: Readonly<Record<string, string>> = {
  'HH:mm:ss.fff': '09:04:02.007',
  'MM-dd-yyyy': '02-04-2026',
};

/** What .NET's composite formatting makes of `{0}`, `{1:HH:mm:ss.fff}` and `{2:+000;-000;+000}`. */
function composite(format: string): string {
  const { message, bias, component, type, thread, file, line } = VALUES;
  const values = [message, '', bias, component, type, thread, file, line];
  return format.replaceAll(/\{(\d)(?::([^}]*))?\}/g, (_, index: string, pattern?: string) => {
    if (index === '1') return LOCAL[pattern ?? ''] ?? `unknown: ${pattern}`;
    if (index !== '2') return `${values[Number(index)]}`;
    expect(pattern).toBe('+000;-000;+000');
    return `${bias < 0 ? '-' : '+'}${`${Math.abs(bias)}`.padStart(3, '0')}`;
  });
}

function expectWritten(text: string): void {
  const [record, ...others] = faultlessRecords(text);
  expect(others).toEqual([]);
  expect(text.slice(record?.message.start, record?.message.end)).toBe(VALUES.message);
  expect(record && recordTime(record).utc).toBe('2026-02-04T08:04:02.007Z');
  expect([record?.component?.text, record?.type?.text]).toEqual(['Copy', '2']);
}

describe('the code of the guide', () => {
  it('in PowerShell writes a record', () => {
    const [, format = ''] = /\$format = '([^']*)'/.exec(blocks('powershell')[0] ?? '') ?? [];
    expectWritten(composite(format));
  });

  it('in C# writes a record', () => {
    const [, format = ''] = /format = "((?:[^"\\]|\\.)*)"/.exec(blocks('csharp')[0] ?? '') ?? [];
    expectWritten(composite(format.replaceAll('\\"', '"')));
  });

  it('in VBScript writes a record', () => {
    const [, expression = ''] = /^ {4}record = (.*)$/m.exec(blocks('vb')[0] ?? '') ?? [];
    const values: Readonly<Record<string, string>> = {
      message: VALUES.message,
      timeText: '09:04:02.007-060',
      dateText: '02-04-2026',
      component: VALUES.component,
      recordType: `${VALUES.type}`,
      'WScript.ScriptName': 'a.vbs',
    };
    const parts = expression.match(/"(?:[^"]|"")*"|[\w.]+/g) ?? [];
    const written = parts.map((part) =>
      part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : (values[part] ?? `unknown: ${part}`),
    );
    expectWritten(written.join(''));
  });

  it.each([
    ['powershell', 'powershell'],
    ['vb', 'vbscript'],
    ['csharp', 'csharp'],
  ])('in %s is what the snippet inserts', (language, file) => {
    const url = new URL(`../../snippets/${file}.json`, import.meta.url);
    const snippets: Readonly<Record<string, { readonly body: readonly string[] }>> = JSON.parse(
      readFileSync(url, 'utf8'),
    );
    const [snippet] = Object.values(snippets);
    const text = expandSnippet(snippet?.body ?? []).replaceAll('\t', '    ');
    expect(`${text}\n`).toBe(blocks(language)[0]);
  });
});

describe('what the guide names', () => {
  it('are all the rules for writers', () => {
    const named = new Set([...guide.matchAll(/\.\.\/rules\/([\w-]+)\.md/g)].map(([, code]) => code));
    const writing = rules.filter(({ category }) => category === 'Log writing').map(({ code }) => code);
    expect([...named].sort()).toEqual(writing.sort());
  });

  it('exists', () => {
    const links = [...guide.matchAll(/\]\((\.\.\/[^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(new URL(link, folder)))).toEqual([]);
  });
});
