import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { informationFolds } from '../../../server/src/features/informationFolds.ts';
import { logLinks } from '../../../server/src/features/logLinks.ts';
import { logFolds } from '../../../server/src/features/logOutline.ts';
import { nextProblem } from '../../../server/src/features/recordProblems.ts';
import { selectedTime } from '../../../server/src/features/recordTimes.ts';
import type { Finding, Severity } from '../../../server/src/finding.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { rowSeverity } from '../../../server/src/log/rowSeverity.ts';
import type { Range } from '../../../server/src/range.ts';
import { at, FAILING, instruction, SUCCEEDING } from '../log/runLog.ts';

const error = { type: 3 };

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function linesOf(text: string, ranges: readonly Range[]): readonly string[] {
  return ranges.map(({ start, end }) => `${lineAt(text, start)}-${lineAt(text, end - 1)}`);
}

describe('the next error', () => {
  const text = [
    at('09:00:00.000', 'A'),
    at('09:00:01.000', 'B', error),
    at('09:00:02.000', 'C'),
    at('09:00:03.000', 'D', error),
    at('09:00:04.000', 'E'),
  ].join('');
  const log = parseLog(text);
  const offsetOf = (message: string) => text.indexOf(`[${message}]`) + 1;
  function next(from: string, direction: 'next' | 'previous' = 'next', findings: readonly Finding[] = []) {
    const found = nextProblem(log, findings, offsetOf(from), direction);
    return found && `${text.slice(found.range.start, found.range.end)}${found.wrapped ? ' again' : ''}`;
  }
  const finding = (message: string, severity: Severity): Finding => ({
    code: 'x',
    severity,
    message: '',
    range: { start: offsetOf(message), end: offsetOf(message) + 1 },
    fixes: [],
    related: [],
  });

  it.each([
    ['A', 'B'],
    ['B', 'D'],
    ['C', 'D'],
    ['D', 'B again'],
    ['E', 'B again'],
  ])('behind %s is %s', (from, to) => expect(next(from)).toBe(to));
  it.each([
    ['E', 'D'],
    ['D', 'B'],
    ['B', 'D again'],
    ['A', 'D again'],
  ])('before %s is %s', (from, to) => expect(next(from, 'previous')).toBe(to));
  it('may be a finding on a record that is none, unless it is for information', () => {
    expect(next('B', 'next', [finding('C', 'warning')])).toBe('C');
    expect(next('B', 'next', [finding('C', 'information')])).toBe('D');
  });
  it('may be the one the cursor is in', () => {
    const single = parseLog(at('09:00:01.000', 'B', error));
    expect(nextProblem(single, [], 10, 'next')?.wrapped).toBe(true);
  });
  it('is none in a healthy or empty log', () => {
    expect(nextProblem(parseLog(at('09:00:00.000', 'A')), [], 0, 'next')).toBeUndefined();
    expect(nextProblem(parseLog(''), [], 0, 'previous')).toBeUndefined();
  });
});

describe('the time of a selection', () => {
  const text = at('09:00:00.000', 'A') + at('09:00:00.250', 'B') + at('09:01:02.345', 'C');
  const log = parseLog(text);
  const selected = (from: string, to: string) =>
    selectedTime(log, { start: text.indexOf(from), end: text.indexOf(to) + to.length })?.text;

  it('is that from its first to its last record', () => {
    expect(selected('[A]', '[B]')).toBe('0.25 s between 2 records');
    expect(selected('[A]', '[C]')).toBe('1 min 2.345 s from first to last of 3 records');
  });
  it('does not count a record of which nothing is selected', () => {
    const end = text.indexOf('<![LOG[C]');
    expect(selectedTime(log, { start: 0, end })?.text).toBe('0.25 s between 2 records');
  });
  it('passes over text between records', () => {
    const torn = `${at('09:00:00.000', 'A')}torn\r\n${at('09:00:01.000', 'B')}`;
    expect(selectedTime(parseLog(torn), { start: 0, end: torn.length })?.seconds).toBe(1);
  });
  it('is none for one record, nothing selected, or times that cannot be compared', () => {
    expect(selected('[A]', '[A]')).toBeUndefined();
    expect(selectedTime(log, { start: 5, end: 5 })).toBeUndefined();
    const mixed = at('09:00:00.000', 'A') + at('09:00:01.000', 'B', { bias: '' });
    expect(selectedTime(parseLog(mixed), { start: 0, end: mixed.length })).toBeUndefined();
  });
});

describe('links', () => {
  const linked = (message: string) =>
    logLinks(parseLog(at('09:00:00.000', message))).map(({ kind, text }) => `${kind} ${text}`);
  it.each([
    [
      'Get http://mp01.example.com/SMS_MP/.sms_aut?mplist, then',
      ['address http://mp01.example.com/SMS_MP/.sms_aut?mplist'],
    ],
    [
      'See https://learn.microsoft.com/bb680980(v=10).',
      ['address https://learn.microsoft.com/bb680980(v=10)'],
    ],
    ['(https://example.com/a)', ['address https://example.com/a']],
    [
      'Copying C:\\_SMSTaskSequence\\OSD\\PS100003\\a.msp.',
      ['path C:\\_SMSTaskSequence\\OSD\\PS100003\\a.msp'],
    ],
    [
      '\\\\dp01\\SMSPKGD$\\PS100003\\ to C:\\Windows',
      ['path \\\\dp01\\SMSPKGD$\\PS100003', 'path C:\\Windows'],
    ],
    ['run "C:\\My Tools\\run me.exe" /q', ['path C:\\My Tools\\run me.exe']],
    ['C:\\Program Files (x86)\\App\\a.exe -x', ['path C:\\Program Files (x86)\\App\\a.exe']],
    ['C:\\ and 12:\\x and HKLM:\\Software and \\\\server', []],
    ['Downloaded file from http://dp/x/a.wim to X:\\a.wim', ['address http://dp/x/a.wim', 'path X:\\a.wim']],
  ])('%s', (message, expected) => expect(linked(message)).toEqual(expected));

  it('are as many as an editor can take', () => {
    expect(logLinks(parseLog('C:\\a\n'.repeat(6_000)))).toHaveLength(5_000);
  });
});

describe('what is folded so that errors and warnings remain', () => {
  it('in a log without a run are the records between them', () => {
    const text = [
      ...['A', 'B', 'C'].map((message) => at('09:00:00.000', message)),
      at('09:00:01.000', 'D', error),
      at('09:00:01.000', 'E'),
      at('09:00:01.000', 'F', { type: 2 }),
      ...['G', 'H'].map((message) => at('09:00:02.000', message)),
    ].join('');
    const { items, stretches } = informationFolds(parseLog(text));
    expect(items).toEqual([]);
    expect(linesOf(text, stretches)).toEqual(['1-3', '7-8']);
  });
  it('in a run are the steps without any, and the records inside of the others', () => {
    const text = [
      at('09:00:00.000', instruction('Group', 0)),
      at('09:00:00.100', 'The group (Group) has been successfully started'),
      at('09:00:01.000', instruction('Good', 1)),
      at('09:00:01.100', 'Working'),
      at('09:00:01.200', 'Successfully completed the action (Good) with the exit win32 code 0'),
      at('09:00:02.000', instruction('Bad', 2)),
      at('09:00:02.100', 'Working'),
      at('09:00:02.200', 'Still working'),
      at('09:00:02.300', 'No', error),
      at('09:00:02.400', 'Working again'),
      at('09:00:02.500', 'Successfully completed the action (Bad) with the exit win32 code 0'),
      at('09:00:03.000', 'Behind the step'),
      at('09:00:03.100', 'Still behind it'),
    ].join('');
    const { items, stretches } = informationFolds(parseLog(text));
    expect(linesOf(text, items)).toEqual(['3-5']);
    expect(linesOf(text, stretches)).toEqual(['7-8', '10-11', '12-13']);
  });
  it('never hides an error or warning, and never crosses a fold', () => {
    const lines = `${SUCCEEDING}${FAILING}`.split('\r\n').map((line) => `${line}\r\n`);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 40 }), (chosen) => {
        const text = chosen.join('');
        const log = parseLog(text);
        const { items, stretches } = informationFolds(log);
        const hidden = [...items, ...stretches];
        for (let row = 0; row < log.rowCount; row++) {
          const severity = rowSeverity(log, row)?.severity;
          if (severity !== 'error' && severity !== 'warning') continue;
          const start = log.rowStart[row] ?? 0;
          expect(hidden.filter((range) => range.start <= start && start < range.end)).toEqual([]);
        }
        const folds = logFolds(log).filter((fold) => lineAt(text, fold.end) > lineAt(text, fold.start));
        for (const stretch of stretches) {
          const end = stretch.start + text.slice(stretch.start, stretch.end).trimEnd().length;
          for (const fold of folds) {
            const inside = fold.start < stretch.start && end <= fold.end;
            expect(inside || end <= fold.start || fold.end <= stretch.start).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
