import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { rule } from '../../../server/src/rules/certificate-import-failed.ts';

type Reported = Parameters<Parameters<typeof rule.check>[1]>[0];

function findingsOf(text: string): Reported[] {
  const findings: Reported[] = [];
  rule.check(parseLog(text), (finding) => findings.push(finding));
  return findings;
}

/** Where the rule speaks and where it leads, in order: the line of the record with the text it marks. */
function marked(text: string): string[] {
  return findingsOf(text)
    .flatMap(({ range, related = [] }) => [range, ...related.map((place) => place.range)])
    .sort((a, b) => a.start - b.start)
    .map((range) => {
      const line = text.slice(0, range.start).split('\n').length;
      return `${line}: ${text.slice(range.start, range.end)}`;
    });
}

function record(message: string, component = 'OSDSMPClient'): string {
  return `<![LOG[${message}]LOG]!><time="10:41:10.562+300" date="02-16-2010" component="${component}" context="" type="1" thread="3048" file="a.cpp:1">\n`;
}

function sample(name: string): string {
  return readFileSync(new URL(`../../../samples/logs/${name}`, import.meta.url), 'utf8');
}

describe('the samples', () => {
  it('Ccmexec.log has the failure in three spellings', () => {
    expect(marked(sample('Ccmexec.log'))).toEqual(['19: 0x80092024', '20: -2146885596', '21: 2148081700']);
  });
  it('smsts.log has it, too', () => {
    expect(marked(sample('smsts.log'))).toEqual(['20: 80092024', '22: 2148081700', '24: 80092024']);
  });
  it('LocationServices.log is healthy, though it holds the digits', () => {
    expect(marked(sample('LocationServices.log'))).toEqual([]);
  });
});

describe('the message', () => {
  const failed = 'Failed to import the client certificate store';

  it('says what failed, why, and both halves of the fix', () => {
    expect(findingsOf(record(`${failed} (0x80092024)`))[0]?.message).toMatchInlineSnapshot(
      `"The client certificates could not be imported: 0x80092024 is CRYPT_E_NOT_CHAR_STRING. Windows with MS09-056 (KB974571) or Windows 7 SP1 refuses the embedded NUL in their friendly name. Both halves of the fix are needed: KB977203 in PATCH= of the Setup Windows and ConfigMgr step for new certificates, CCMCertFix.exe and a restart for existing ones."`,
    );
  });
  it('explains another spelling', () => {
    expect(findingsOf(record(`${failed} (-2146885596)`))[0]?.message).toContain(
      '-2146885596 (0x80092024) is CRYPT_E_NOT_CHAR_STRING',
    );
  });
  it('claims no failed migration where another component writes the code', () => {
    expect(findingsOf(record('Import failed (0x80092024)', 'CertEnroll'))[0]?.message).toMatch(
      /^0x80092024 is CRYPT_E_NOT_CHAR_STRING\. In a user state migration it says that/,
    );
  });
});

describe('it speaks', () => {
  it('whatever the type of the record and the words around the code', () => {
    expect(marked(record('Det gick inte att importera klientcertifikat (0x80092024)'))).toEqual([
      '1: 0x80092024',
    ]);
  });
  it('in a record that is torn, and in a stretch whose start is lost', () => {
    expect(marked(`lost (0x80092024)]LOG]!><x="1">\n<![LOG[torn (0x80092024)\n${record('whole')}`)).toEqual([
      '1: 0x80092024',
      '2: 0x80092024',
    ]);
  });
  it('not of codes in attributes', () => {
    expect(marked(record('whole', '0x80092024'))).toEqual([]);
  });
});

describe('a log that repeats the failure', () => {
  const findings = findingsOf(record('Failed (0x80092024)').repeat(5000));

  it('yields one finding, which counts the places and leads to the first of them', () => {
    expect(findings.length).toBe(1);
    expect(findings[0]?.message).toMatch(/ The log has it 5000 times\.$/);
    expect(findings[0]?.related?.length).toBe(20);
  });
});
