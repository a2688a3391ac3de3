import { describe, expect, it } from 'vitest';
import { recordHover } from '../../../server/src/features/recordHover.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import type { Range } from '../../../server/src/range.ts';
import { at, FAILING } from '../log/runLog.ts';

/** The hover on the last occurrence of `words`: what it is on, and what it says. */
function hoverOn(text: string, words: string, selection?: Range): string | undefined {
  const hover = recordHover(parseLog(text), text.lastIndexOf(words), selection);
  return (
    hover && `${text.slice(hover.range.start, hover.range.end)}\n${hover.markdown.replaceAll('\n\n', '\n')}`
  );
}

describe('on the time of a record', () => {
  const text = at('09:00:00.000', 'A') + at('09:00:01.500', 'B') + at('09:02:03.250', 'C');
  it('stands the time as written, in UTC, and since the record before', () => {
    expect(hoverOn(text, '09:02:03')).toBe(
      [
        '09:02:03.250+300" date="02-14-2010',
        '**2010-02-14 09:02:03.250-05:00** · as the clock of the computer showed it',
        'UTC: 2010-02-14 14:02:03.250',
        '2 min 1.75 s after the record before',
      ].join('\n'),
    );
  });
  it('stands the time since the start of the selection', () => {
    expect(hoverOn(text, '09:02:03', { start: 10, end: text.length })).toContain(
      '2 min 3.25 s after the start of the selection',
    );
  });
  it('nothing is reckoned from the record itself', () => {
    expect(hoverOn(text, '09:00:00', { start: 0, end: 10 })).not.toMatch(/before|after/);
  });
  it('a clock that was put back is told', () => {
    const back = at('09:00:05.000', 'A') + at('09:00:02.000', 'B');
    expect(hoverOn(back, '09:00:02')).toContain('3 s before the record before');
  });
  it('UTC is left out where the bias is not known, and what cannot be compared', () => {
    const unknown = at('09:00:00.000', 'A') + at('09:00:01.000', 'B', { bias: '' });
    expect(hoverOn(unknown, '09:00:01')).toBe(
      '09:00:01.000" date="02-14-2010\n**2010-02-14 09:00:01.000** · as the clock of the computer showed it',
    );
  });
  it('stands nothing where the time cannot be read', () => {
    expect(hoverOn(at('25:00:00.000', 'A'), '25:00')).toBeUndefined();
  });
});

describe('on a component', () => {
  it('stands the log it writes', () => {
    expect(hoverOn(at('09:00:00.000', 'A', { component: 'LocationServices' }), 'LocationServices')).toBe(
      [
        'LocationServices',
        '**LocationServices** · component that writes **LocationServices.log** (client): MP, SUP and DP lookup',
        'Usually in `%WinDir%\\CCM\\Logs`',
        '*Source: [Configuration Manager: log file reference](https://learn.microsoft.com/intune/configmgr/core/plan-design/hierarchy/log-files)*',
      ].join('\n'),
    );
  });
  it('stands where smsts.log lies at what time', () => {
    expect(hoverOn(at('09:00:00.000', 'A'), 'TSManager')).toContain(
      '- full OS, client installed: `C:\\Windows\\CCM\\Logs\\Smstslog\\smsts.log`',
    );
  });
  it('stands that a script of MDT writes BDD.log, too', () => {
    expect(hoverOn(at('09:00:00.000', 'A', { component: 'ZTIDrivers' }), 'ZTIDrivers')).toContain(
      'It writes ZTIDrivers.log, and with all other scripts BDD.log.',
    );
  });
  it('stands nothing where none is known', () => {
    expect(hoverOn(at('09:00:00.000', 'A', { component: 'OwnScript' }), 'OwnScript')).toBeUndefined();
  });
});

describe('on the name of a log in a message', () => {
  it.each(['See ccmsetup.log.', 'Copied C:\\Logs\\CAS-20240131-101500.log', 'Renamed CAS.lo_'])(
    '%s',
    (message) => {
      const name = /[\w-]+\.lo[g_]/.exec(message)?.[0] ?? '';
      expect(hoverOn(at('09:00:00.000', message), name)).toMatch(new RegExp(`^${name}\n\\*\\*c`, 'i'));
    },
  );
  it('stands nothing for other files', () => {
    expect(hoverOn(at('09:00:00.000', 'See own.log and cas.logs'), 'own.log')).toBeUndefined();
    expect(hoverOn(at('09:00:00.000', 'See own.log and cas.logs'), 'cas.logs')).toBeUndefined();
  });
});

describe('on a record of a run', () => {
  it('stands how its step went, without its secrets', () => {
    expect(hoverOn(FAILING, 'Process completed')).toBe(
      [
        'Process completed with exit code 2147500037',
        '**Join Domain** · step, instruction 2',
        '- failed, 10.1 s: Unspecified error (Error: 80004005; Source: Windows)',
        '- exit code 0x80004005 E_FAIL',
        '- command line: `join.exe /user:admin /password:***`',
        '- began 2010-02-14 10:00:02.000-05:00',
      ].join('\n'),
    );
  });
  it('stands nothing on what the step itself wrote', () => {
    expect(hoverOn(FAILING, 'Giving up')).toBeUndefined();
  });
});

it('there is nothing to tell of an empty log', () => {
  expect(recordHover(parseLog(''), 0, undefined)).toBeUndefined();
});
