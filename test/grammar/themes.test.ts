import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coloursOf } from '../support/tokenize.ts';
import { themes, withOurColours } from './themes.ts';

// Colours must tell apart what they are to tell apart, in each of VS Code's default themes.
const logs = readFixture('log-types.log');
const sequence = readFixture('sequence.xml');

/** Of each format that is read line by line: an error, a warning, plain text, a component, a time, and a code. */
const formats: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'log-simple.log': {
    error: 'ERROR',
    warning: 'Warning',
    text: 'Starting the component',
    component: 'SMS_EXAMPLE_MANAGER',
    time: '06-01-2011 12:30:00.123+360',
    code: '0x80070035',
  },
  'log-msi.log': {
    error: 'Return value ',
    warning: ". Property 'System",
    text: 'Product: Example',
    component: 'InstallFiles',
    time: '09:14:02:117',
    code: '1722',
  },
  'log-panther.log': {
    error: 'Failed to resolve the package',
    warning: 'Failed to load the provider',
    text: 'TI: --- Initializing',
    component: 'CBS',
    time: '2010-02-14 09:14:02',
    code: '0x80073712',
  },
  'log-windowsupdate.log': {
    error: 'FAILED',
    warning: 'WARNING',
    text: 'WU client version',
    component: 'DownloadManager',
    time: '2020/02/14 15:25:46.9997442',
    code: '80072ee7',
  },
  'log-fspsetup.log': {
    error: 'exited with return code: ',
    text: 'SMSFSP Setup Started',
    time: 'Sun Feb 14 09:14:02 2010',
    code: '1603',
  },
  'log-psadt.log': {
    error: 'Execution failed with exit code [',
    warning: 'Neither section nor source',
    text: 'Setup started',
    component: 'Execute-Process',
    time: '02-14-2010 09:14:02.117',
    code: '1603',
  },
  'log-pasted.log': {
    error: 'Failed',
    text: 'Policy is evaluated',
    component: 'OSDSMPClient',
    time: '14.02.2010 09:14:02',
    code: '0x80092024',
  },
};

for (const theme of themes) {
  describe(theme.name, () => {
    test('a log: messages by type, component and time stand out from the frame', async () => {
      const colour = await coloursOf('text.log.configmgr', logs, withOurColours(theme));
      const information = colour('Starting OSDSMPClient');
      const warning = colour('Retrying in 30 seconds');
      const error = colour('Failed to import the client certificate store (');
      const frame = colour(']LOG]!>');
      expect(information).toBe(theme.foreground.toUpperCase());
      expectAllDifferent({ information, warning, error, frame, component: colour('TSManager') });
      expectAllDifferent({ frame, time: colour('09:14:33.905-120'), component: colour('TSManager') });
      expectAllDifferent({ error, code: colour('0x80092024') });
      expect(colour('Action ended: RegisterUser')).toBe(frame);
    });

    test.each(Object.entries(formats))('%s: what its records say can be told apart', async (file, parts) => {
      const colour = await coloursOf('text.log.configmgr', readFixture(file), withOurColours(theme));
      const { time, code, ...others } = Object.fromEntries(
        Object.entries(parts).map(([what, part]) => [what, colour(part)]),
      );
      expectAllDifferent(others);
      // Times and codes are numbers both, and stand in other places.
      expectAllDifferent({ time, error: others.error, text: others.text });
      expectAllDifferent({ code, error: others.error, text: others.text });
      expect(others.text).toBe(theme.foreground.toUpperCase());
    });

    test('a task sequence: what we colour stands out from plain text', async () => {
      const colour = await coloursOf('text.xml', sequence, withOurColours(theme));
      const plain = colour('OSDSetupWindows.exe');
      for (const text of [
        'SMSMP',
        'PATCH',
        '/UsePKICert',
        'XM100003',
        'XM1000FF',
        '_SMSTSMDataPath',
        'MyServer',
      ]) {
        expectAllDifferent({ plain, [text]: colour(text) });
      }
      expect(colour('C:\\_SMSTaskSequence\\OSD\\')).toBe(colour('SMSClientInstallProperties'));
    });

    test('all of it can be read on the background', async () => {
      for (const [scopeName, text] of [
        ['text.log.configmgr', logs],
        ...Object.keys(formats).map((file) => ['text.log.configmgr', readFixture(file)] as const),
        ['text.xml', sequence],
      ] as const) {
        const colour = await coloursOf(scopeName, text, withOurColours(theme));
        // VS Code's own amber for warnings has 2.6 on white.
        const faint = colour.all.filter((used) => contrast(used, theme.background) < 2.5);
        expect(faint).toEqual([]);
      }
    });
  });
}

function readFixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

function expectAllDifferent(colours: Readonly<Record<string, string | undefined>>): void {
  const values = Object.values(colours);
  expect(new Set(values).size, JSON.stringify(colours)).toBe(values.length);
}

/** The contrast ratio of the Web Content Accessibility Guidelines, 1 to 21. */
function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
