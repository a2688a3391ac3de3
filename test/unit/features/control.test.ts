import { describe, expect, it } from 'vitest';
import { type Control, controlDocument, type Level } from '../../../server/src/features/control.ts';
import { readControlFile } from '../../../server/src/features/controlFile.ts';
import { stepNames } from '../../../server/src/features/stepNames.ts';
import { createAnalyser, shownFindings } from '../../../server/src/languageService.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { patch, sequence, setupStep } from '../../support/sequences.ts';

const mismatch = 'patch-package-id-mismatch';
const wrong = setupStep({ properties: patch('PS100042') });
const named = (name: string) => wrong.replace('name="Setup Windows and ConfigMgr"', `name="${name}"`);

/** What is shown of a text under a control file, as severities and codes. */
function shown(text: string, file: string | Control, settings: Readonly<Record<string, Level>> = {}) {
  const control = typeof file === 'string' ? readControlFile(file).control : file;
  const forDocument = controlDocument(control, 'lab/a.xml', new Map(Object.entries(settings)));
  return shownFindings(createAnalyser().analyse(text), forDocument).map(
    ({ code, severity, range }) =>
      `${severity} ${code} ${text.slice(0, range.start).split('<step').length - 1}`,
  );
}

const ignore = (...entries: readonly object[]) => JSON.stringify({ ignore: entries });

describe('what is shown of findings', () => {
  it('is all of them where nobody says otherwise', () => {
    const analysis = createAnalyser().analyse(sequence(wrong));
    expect(shownFindings(analysis, controlDocument(undefined, undefined))).toEqual(
      analysis.findings.filter(({ code }) => rules.some((rule) => rule.code === code && !rule.offByDefault)),
    );
  });

  it('has the severity that the file says, else the settings', () => {
    const text = sequence(wrong);
    expect(shown(text, '', { [mismatch]: 'hint' })).toEqual([`hint ${mismatch} 1`]);
    expect(shown(text, `{"rules":{"${mismatch}":"warning"}}`, { [mismatch]: 'off' })).toEqual([
      `warning ${mismatch} 1`,
    ]);
    expect(shown(text, `{"rules":{"${mismatch}":"off"}}`, { [mismatch]: 'error' })).toEqual([]);
  });

  it('keeps lesser cases lesser while the rule has its own severity', () => {
    // Another letter than C: is information, though the rule is a warning.
    const text = sequence(setupStep({ properties: patch('PS100003').replace('C:', 'D:') }));
    expect(shown(text, '')).toEqual(['information patch-drive 1']);
    expect(shown(text, '', { 'patch-drive': 'warning' })).toEqual(['information patch-drive 1']);
    expect(shown(text, '', { 'patch-drive': 'error' })).toEqual(['error patch-drive 1']);
  });

  it('leaves out what is ignored, in every step of that name', () => {
    const text = sequence(named('A'), named('B'), named('A'));
    expect(shown(text, ignore({ rule: mismatch, step: 'A' }))).toEqual([`error ${mismatch} 2`]);
    expect(shown(text, ignore({ rule: mismatch, step: 'B', files: 'lab/*' }))).toHaveLength(2);
    expect(shown(text, ignore({ rule: mismatch, step: 'b' }))).toHaveLength(3);
    expect(shown(text, ignore({ rule: mismatch, step: 'A', files: 'other/*' }))).toHaveLength(3);
    expect(shown(text, ignore({ rule: mismatch, step: 'A' }, { rule: mismatch, files: '**' }))).toEqual([]);
  });

  it('leaves out what names a file only where the file is known', () => {
    const control = readControlFile(ignore({ rule: mismatch, files: '**' })).control;
    expect(controlDocument(control, undefined).ignored.size).toBe(0);
    expect(controlDocument(control, 'a.xml').ignored.size).toBe(1);
  });

  it('knows what is off until somebody wants it', () => {
    const off = rules.filter((rule) => rule.offByDefault);
    const { overrides } = controlDocument(undefined, undefined);
    expect([...overrides]).toEqual(off.map(({ code }) => [code, 'off']));
    const wanted = new Map(off.map(({ code, severity }) => [code, severity] as const));
    expect(controlDocument(undefined, undefined, wanted).overrides.size).toBe(0);
  });
});

describe('the step of a finding', () => {
  const inner = `<sequence version="3.00">
  <group name="Outer"><condition></condition>
    <group name="Inner">${named('One &amp; Two')}</group>
    <step name="" />
    <group name="Empty"></group>
  </group>
  <referenceList></referenceList>
</sequence>`;

  /** The name of the step or group in which the first `stretch` stands. */
  function stepAt(text: string, stretch: string): string | undefined {
    const start = text.indexOf(stretch);
    expect(start).toBeGreaterThan(-1);
    return stepNames(createAnalyser().analyse(text))({ start, end: start + stretch.length });
  }

  it('is the innermost step or group, by its name as people read it', () => {
    expect(stepAt(inner, 'PS100042')).toBe('One & Two');
    expect(stepAt(inner, '<group name="Inner">')).toBe('Inner');
    expect(stepAt(inner, '<condition>')).toBe('Outer');
    expect(stepAt(inner, '<group name="Empty">')).toBe('Empty');
    expect(stepAt(inner, '</group>\n  <referenceList')).toBeUndefined();
    expect(stepAt(inner, '<step name="" />')).toBeUndefined();
    expect(stepAt(inner, '<referenceList>')).toBeUndefined();
  });

  it('is found in a console export, as CDATA and escaped', () => {
    const object = (value: string) =>
      `<INSTANCE CLASSNAME="SMS_TaskSequencePackage"><PROPERTY NAME="Name"><VALUE>x</VALUE></PROPERTY><PROPERTY NAME="Sequence"><VALUE>${value}</VALUE></PROPERTY><PROPERTY NAME="After"><VALUE>y</VALUE></PROPERTY></INSTANCE>`;
    const escaped = inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    for (const value of [`<![CDATA[${inner}]]>`, escaped]) {
      const text = object(value);
      expect(stepAt(text, 'PS100042')).toBe('One & Two');
      expect(stepAt(text, '"Name"')).toBeUndefined();
      expect(stepAt(text, '"After"')).toBeUndefined();
    }
  });

  it('is none in a log', () => {
    const log =
      '<![LOG[a]LOG]!><time="1:0:0.0" date="1-1-2020" component="a" context="" type="1" thread="1" file="a">';
    expect(stepNames(createAnalyser().analyse(log))({ start: 0, end: 1 })).toBeUndefined();
  });
});
