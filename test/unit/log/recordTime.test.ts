import { describe, expect, it } from 'vitest';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { readRecord } from '../../../server/src/log/record.ts';
import { recordTime } from '../../../server/src/log/recordTime.ts';

function timeOf(text: string): string {
  const record = readRecord(parseLog(text), 0);
  if (record === undefined) throw new Error('no record');
  const { local, utc } = recordTime(record);
  return utc === undefined ? `${local}` : `${local} = ${utc}`;
}

function cmTrace(time: string, date = '02-14-2010', thread = '1'): string {
  return timeOf(`<![LOG[x]LOG]!><time="${time}" date="${date}" component="A" type="1" thread="${thread}">`);
}

describe('the bias is added to the local time to get UTC', () => {
  const biases: Record<string, string> = {
    '09:14:02.117+300': '2010-02-14T09:14:02.117-05:00 = 2010-02-14T14:14:02.117Z',
    '23:14:02.117+480': '2010-02-14T23:14:02.117-08:00 = 2010-02-15T07:14:02.117Z',
    '04:14:02.117-330': '2010-02-14T04:14:02.117+05:30 = 2010-02-13T22:44:02.117Z',
    '09:14:02.117-60': '2010-02-14T09:14:02.117+01:00 = 2010-02-14T08:14:02.117Z',
    '09:14:02.117+00': '2010-02-14T09:14:02.117+00:00 = 2010-02-14T09:14:02.117Z',
    '09:14:02.117+0': '2010-02-14T09:14:02.117+00:00 = 2010-02-14T09:14:02.117Z',
    '9:14:02.1234567-60': '2010-02-14T09:14:02.1234567+01:00 = 2010-02-14T08:14:02.1234567Z',
  };
  for (const [time, expected] of Object.entries(biases)) it(time, () => expect(cmTrace(time)).toBe(expected));
});

describe('UTC is not known', () => {
  const unknown: Record<string, string> = {
    '09:14:02.1234567': '2010-02-14T09:14:02.1234567',
    '09:14:02': '2010-02-14T09:14:02',
    // Written by scripts that misread Win32_TimeZone.
    '09:14:02.117+-420': '2010-02-14T09:14:02.117',
    '09:14:02.935600': '2010-02-14T09:14:02.935600',
    '09:14:02.517 600': '2010-02-14T09:14:02.517',
    '09:14:02.117+9999': '2010-02-14T09:14:02.117',
  };
  for (const [time, expected] of Object.entries(unknown))
    it(time, () => expect(cmTrace(time)).toBe(expected));

  it('in the logs of MDT, whose scripts write +000 and no thread', () => {
    expect(cmTrace('16:52:13.000+000', '02-14-2010', '')).toBe('2010-02-14T16:52:13.000');
  });
  it('by the name of a time zone', () => {
    expect(timeOf('x  $$<A><Thu Jul 27 20:40:04.509 2000 Pacific Daylight Time><thread=208 (0xD0)>')).toBe(
      '2000-07-27T20:40:04.509',
    );
  });
});

describe('the date', () => {
  it('may be unpadded', () => expect(cmTrace('09:14:02', '2-4-2010')).toBe('2010-02-04T09:14:02'));
  it('may begin with the year', () => expect(cmTrace('09:14:02', '2010-02-14')).toBe('2010-02-14T09:14:02'));
  it('with points may be of a country that writes the day first, so that it must be clear by itself', () => {
    expect(cmTrace('09:14:02', '14.02.2010')).toBe('2010-02-14T09:14:02');
    expect(cmTrace('09:14:02', '02.14.2010')).toBe('2010-02-14T09:14:02');
    expect(cmTrace('09:14:02', '02.02.2010')).toBe('2010-02-02T09:14:02');
    expect(cmTrace('09:14:02', '02.03.2010')).toBe('undefined');
  });
  for (const date of ['14-02-2010', '02-30-2010', '00-01-2010', '14.14.2010', 'soon', '']) {
    it(`is none: ${JSON.stringify(date)}`, () => expect(cmTrace('09:14:02', date)).toBe('undefined'));
  }
});

describe('the time', () => {
  for (const time of ['24:00:00', '09:60:00', '9h14', '']) {
    it(`is none: ${JSON.stringify(time)}`, () => expect(cmTrace(time)).toBe('undefined'));
  }
  it('stands alone where there is no date', () => {
    expect(timeOf('MSI (s) (A8:7C) [09:14:02:117]: x')).toBe('09:14:02.117');
  });
});

describe('in pasted text, written as the reader of the log has it,', () => {
  const pasted: Record<string, string> = {
    '14.02.2010 09:14:02': '2010-02-14T09:14:02',
    '04.02.2010 09:14:02': '2010-02-04T09:14:02',
    '2/14/2010 9:14:02 PM': '2010-02-14T21:14:02',
    '2/14/2010 12:14:02 AM': '2010-02-14T00:14:02',
    '14/2/2010 9:14:02': '2010-02-14T09:14:02',
    '14-02-2010 09:14:02': '2010-02-14T09:14:02',
    '2010-02-14 09:14:02': '2010-02-14T09:14:02',
    '2010/2/4 9:14:02': '2010-02-04T09:14:02',
    '4/4/2010 9:14:02': '2010-04-04T09:14:02',
    '4.2.2010 9.14.02': '2010-02-04T09:14:02',
    // Month or day first?
    '1/2/2010 4:06:47 AM': 'undefined',
    '01-02-2010 4:06:47': 'undefined',
  };
  for (const [time, expected] of Object.entries(pasted)) {
    it(time, () => expect(timeOf(`x\tComponent\t${time}\t16 (0x10)`)).toBe(expected));
  }
});
