import { describe, expect, it } from 'vitest';
import { applyEdits, type Edit } from '../../../server/src/range.ts';
import type { TaskSequence } from '../../../server/src/taskSequence/model.ts';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';
import { insertAfter, removeStep, setVariable } from '../../../server/src/taskSequence/sequenceEdits.ts';
import type { Step } from '../../../server/src/taskSequence/step.ts';

/** The text after an edit of its first step. */
function edited(text: string, edit: (sequence: TaskSequence, step: Step) => Edit | undefined): string {
  const sequence = readTaskSequence(text)?.sequence;
  const step = sequence?.steps[0];
  if (!sequence || !step) throw new Error('no step');
  const made = edit(sequence, step);
  return made ? applyEdits(text, [made]) : 'no edit';
}

const crlf = (text: string) => text.replaceAll('\n', '\r\n');

describe('setting a variable', () => {
  const set = (text: string, value = 'a="<b>"') =>
    edited(text, (sequence, step) => setVariable(sequence.source, step, { name: 'V', property: 'P' }, value));

  it.each<readonly [what: string, before: string, after: string]>([
    ['that has a value', '<variable name="v">x</variable>', '<variable name="v">a="&lt;b&gt;"</variable>'],
    ['that is empty', '<variable name="V"></variable>', '<variable name="V">a="&lt;b&gt;"</variable>'],
    [
      'that is self-closing',
      '<variable name="V" property="P" />',
      '<variable name="V" property="P">a="&lt;b&gt;"</variable>',
    ],
    [
      'that is self-closing without a blank',
      '<variable name="V"/>',
      '<variable name="V">a="&lt;b&gt;"</variable>',
    ],
    [
      'in CDATA',
      '<variable name="V"><![CDATA[x]]></variable>',
      '<variable name="V"><![CDATA[a="<b>"]]></variable>',
    ],
    [
      'that writes quotes as references',
      '<variable name="V">&quot;</variable>',
      '<variable name="V">a=&quot;&lt;b&gt;&quot;</variable>',
    ],
  ])('%s', (_, before, after) => {
    const wrap = (variable: string) =>
      `<sequence><step name="s"><defaultVarList>${variable}</defaultVarList></step></sequence>`;
    expect(set(wrap(before))).toBe(wrap(after));
  });

  const list = `      <defaultVarList>
        <variable name="V" property="P">x</variable>
      </defaultVarList>
`;

  it.each([
    [
      'the variable',
      '      <defaultVarList>\n        <variable name="V" property="P">x</variable>\n        <variable name="W">1</variable>\n      </defaultVarList>\n',
      '      <defaultVarList>\n        <variable name="W">1</variable>\n      </defaultVarList>\n',
    ],
    ['the list, which is self-closing', list, '      <defaultVarList />\n'],
    ['the list', list, ''],
  ])('whose step lacks %s', (_, wanted, present) => {
    const wrap = (variables: string) => `<sequence version="3.00">
  <group name="g">
    <step name="s">
      <action>a</action>
${variables}    </step>
  </group>
</sequence>`;
    expect(set(wrap(present), 'x')).toBe(wrap(wanted));
    expect(set(crlf(wrap(present)), 'x')).toBe(crlf(wrap(wanted)));
  });

  it('whose step is self-closing', () => {
    expect(set('<sequence>\n\t<step name="s" />\n</sequence>', 'x')).toBe(
      '<sequence>\n\t<step name="s">\n\t  <defaultVarList>\n\t    <variable name="V" property="P">x</variable>\n\t  </defaultVarList>\n\t</step>\n</sequence>',
    );
  });

  it('in a document on one line', () => {
    expect(set('<sequence><step name="s"><action>a</action></step></sequence>', 'x')).toBe(
      '<sequence><step name="s"><action>a</action><defaultVarList><variable name="V" property="P">x</variable></defaultVarList></step></sequence>',
    );
    expect(set('<sequence><step name="s"/></sequence>', 'x')).toBe(
      '<sequence><step name="s"><defaultVarList><variable name="V" property="P">x</variable></defaultVarList></step></sequence>',
    );
  });

  it('indents as the step does', () => {
    expect(set('<sequence>\n\t<step name="s">\n\t\t<action>a</action>\n\t</step>\n</sequence>', 'x')).toBe(
      '<sequence>\n\t<step name="s">\n\t\t<action>a</action>\n\t\t<defaultVarList>\n\t\t\t<variable name="V" property="P">x</variable>\n\t\t</defaultVarList>\n\t</step>\n</sequence>',
    );
  });

  it.each([
    '<sequence><step name="s"><defaultVarList><variable name="W">1</variable></step></sequence>',
    '<sequence><step name="s"><action>a</action><step name="t"></step></sequence>',
  ])('leaves torn tags alone: %s', (text) => {
    expect(set(text)).toBe('no edit');
  });
});

describe('inserting behind a step', () => {
  const lines = [
    { depth: 0, text: '<step name="new">' },
    { depth: 1, text: '<action>b</action>' },
    { depth: 0, text: '</step>' },
  ];
  const insert = (text: string) =>
    edited(text, (sequence, step) => insertAfter(sequence.source, step, lines));

  it('indents as the step does, with its line ends', () => {
    const before = '<sequence>\n    <step name="s">\n        <action>a</action>\n    </step>\n</sequence>';
    const after =
      '<sequence>\n    <step name="s">\n        <action>a</action>\n    </step>\n    <step name="new">\n        <action>b</action>\n    </step>\n</sequence>';
    expect(insert(before)).toBe(after);
    expect(insert(crlf(before))).toBe(crlf(after));
  });

  it('stays on the line of a document that has one', () => {
    expect(insert('<sequence><step name="s"/><group name="g"/></sequence>')).toBe(
      '<sequence><step name="s"/><step name="new"><action>b</action></step><group name="g"/></sequence>',
    );
  });
});

describe('removing a step', () => {
  const remove = (text: string) => edited(text, (sequence, step) => removeStep(sequence.source, step));

  it.each([
    [
      '<sequence>\n  <step name="s" />\n  <step name="t" />\n</sequence>',
      '<sequence>\n  <step name="t" />\n</sequence>',
    ],
    [
      '<sequence>\r\n  <group name="g">\r\n    <step name="s" />\r\n  </group>\r\n</sequence>',
      '<sequence>\r\n  <group name="g">\r\n  </group>\r\n</sequence>',
    ],
    ['<sequence><step name="s"></step><step name="t"/></sequence>', '<sequence><step name="t"/></sequence>'],
    ['<sequence><!-- why --><step name="s"/></sequence>', '<sequence><!-- why --></sequence>'],
  ])('%j takes its line with it', (before, after) => {
    expect(remove(before)).toBe(after);
  });
});
