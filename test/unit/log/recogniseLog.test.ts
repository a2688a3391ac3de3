import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recogniseLog } from '../../../server/src/log/recogniseLog.ts';

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/logs/${name}`, import.meta.url), 'utf8');
}

const TAIL =
  ']LOG]!><time="09:14:02.117+300" date="02-14-2010" component="A" context="" type="1" thread="1" file="">';
const RECORD = `<![LOG[Client is starting${TAIL}`;
const MSI_LINE = 'MSI (s) (A8:7C) [09:14:02:117]: Product: Example -- Installation failed.\n';
const PROSE =
  'A log consists of records, one behind the other, and each of them begins with a marker. '.repeat(8);

describe('a log is', () => {
  const logs: Record<string, string> = {
    'a file of records': fixture('several-records.log'),
    'a single record': RECORD,
    'a file with a byte-order mark': fixture('byte-order-mark.log'),
    'a file with torn records': fixture('torn.log'),
    'a file that begins and ends inside a record': fixture('truncated.log'),
    'a file padded with NULs': `${RECORD}\n${'\0'.repeat(200_000)}`,
    'one unfinished record': '<![LOG[Raising event:\n\ninstance of Example',
    'one record longer than what is looked at': `<![LOG[${'x'.repeat(100_000)}${TAIL}`,
    'the end of one record': `the range 0-455847${TAIL}`,
    'a file that begins inside a long message': `${'part of a message\n'.repeat(2000)}${TAIL}\n${RECORD}`,
    'a file with attributes in upper case and disorder': fixture('attributes.log'),
    'a log of a site server': fixture('legacy.log'),
    'a log of Windows Installer': fixture('msi.log'),
    'a log of Windows setup and servicing': fixture('panther.log'),
    'a log of Windows Update': fixture('windowsupdate.log'),
    'a log of a site role setup': fixture('fspsetup.log'),
    'a log of the App Deployment Toolkit': fixture('psadt.log'),
    'text pasted from CMTrace': fixture('pasted.log'),
    'a file of many formats': fixture('mixed.log'),
  };
  for (const [what, text] of Object.entries(logs)) {
    it(what, () => expect(recogniseLog(text)).toBe(true));
  }
});

describe('no log is', () => {
  const others: Record<string, string> = {
    'an empty file': '',
    'a log of a program nobody here knows': fixture('other-text.log'),
    'an article that quotes a record': `# Logs\n\n${PROSE}\n\n    ${RECORD}\n\n${PROSE}`,
    'an article that begins with a record': `${RECORD}\n\n${PROSE}`,
    'an article that names the markers': `${PROSE} The markers are \`<![LOG[\` and \`]LOG]!>\`. ${PROSE}`,
    'a quoted record before text that names the marker': `${RECORD}\nThe marker \`<![LOG[\` begins it. ${PROSE}`,
    'a script that writes such logs': `function Write-Log($m) {\n  "<![LOG[$m]LOG]!><time=\`"$t\`" component=\`"$c\`" thread=\`"1\`">"\n}\n${PROSE}`,
    'an article that quotes a log of Windows Installer': `# Error 1603\n\n${PROSE}\n${MSI_LINE}${PROSE}\n${PROSE}`,
    'notes on errors by their numbers': `Error 1603. It failed.\nError 1722. So did this.\n${PROSE}`,
    'an article that ends with a line of a site server': `${PROSE}\n${PROSE}\nfailed  $$<A><02-14-2010 09:14:02.117+300><thread=1 (0x1)>`,
    'a log with its level behind the date':
      '2010-02-14 09:14:02, Info, started\n2010-02-14 09:14:03,117 ERROR failed\n',
    'a file of settings': '[Settings]\nPriority=Default\n[Default]\nOSInstall=Y\n',
    'source code': 'if (text) {\n  throw new Error("failed");\n}\n',
    'a task sequence': '<sequence version="3.00"><step name="Write &lt;![LOG[x]LOG]!&gt;"/></sequence>',
  };
  for (const [what, text] of Object.entries(others)) {
    it(what, () => expect(recogniseLog(text)).toBe(false));
  }
});
