import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../server/src/syntax/parseXml.ts';
import { generateSequence } from '../../support/generateSequence.ts';
import { describeProblems, outline } from './describeTree.ts';

/** Documents with mistakes: what is reported, and that everything around the mistake is still found. */
const documents: readonly {
  readonly mistake: string;
  readonly text: string;
  readonly problems: readonly string[];
  readonly elements: string;
}[] = [
  {
    mistake: 'an attribute whose quote never closes',
    text: '<g><step name="A type="B" runIn="C"><action>x</action></step><step name="D"/></g>',
    problems: ['unclosed-attribute-value ["A]'],
    elements: 'g(step(action) step)',
  },
  {
    mistake: 'a quote forgotten at the end of a tag, with quotes in the text behind it',
    text: '<g><variable name="A" property="B>PATCH="C:\\x y.msp"</variable><variable name="D">"q"</variable></g>',
    problems: ['unclosed-attribute-value ["B]'],
    elements: 'g(variable variable)',
  },
  {
    mistake: 'two quotes forgotten in one tag',
    text: '<g><step type="A name="B" runIn="C>\n<action>x</action></step></g>',
    problems: ['unclosed-attribute-value ["A]', 'unclosed-attribute-value ["C]'],
    elements: 'g(step(action))',
  },
  {
    mistake: 'a quote and the end of the tag forgotten',
    text: '<g><step name="A\n<action>x</action></step><step name="B"/></g>',
    problems: ['unclosed-attribute-value ["A]'],
    elements: 'g(step(action) step)',
  },
  {
    mistake: 'a start tag without its end',
    text: '<g><step name="A"\n <action>x</action></step><step name="B"/></g>',
    problems: ['unclosed-tag [<step name="A"]'],
    elements: 'g(step(action) step)',
  },
  {
    mistake: 'a start tag that runs into its text',
    text: '<g><variable name="Query"SELECT x WHERE y LIKE "z"</variable><step name="B"/></g>',
    problems: ['unclosed-tag [<variable name="Query"]'],
    elements: 'g(variable step)',
  },
  {
    mistake: 'an end tag without its end',
    text: '<g><step><action>x</action\n</step><step name="B"/></g>',
    problems: ['unclosed-tag [</action]'],
    elements: 'g(step(action) step)',
  },
  {
    mistake: 'an element that is not closed',
    text: '<g><step><list><variable/></step><step/></g>',
    problems: ['unclosed-element [<list>]'],
    elements: 'g(step(list(variable)) step)',
  },
  {
    mistake: 'an element closed twice',
    text: '<g><step><list/></list></step><step/></g>',
    problems: ['stray-end-tag [</list>]'],
    elements: 'g(step(list) step)',
  },
  {
    mistake: 'a misspelt end tag',
    text: '<g><step><list/></setp><step/></g>',
    problems: ['mismatched-end-tag [</setp>]'],
    elements: 'g(step(list) step)',
  },
  {
    mistake: 'a misspelt start tag',
    text: '<g><stp name="A"><list/></step><step/></g>',
    problems: ['mismatched-end-tag [</step>]'],
    elements: 'g(stp(list) step)',
  },
  {
    mistake: 'an end tag whose name is like that of an element inside',
    text: '<rules><rule><step/></rules>',
    problems: ['unclosed-element [<rule>]'],
    elements: 'rules(rule(step))',
  },
  {
    mistake: 'elements closed in the wrong order',
    text: '<g><step><list></step></list><step/></g>',
    problems: ['unclosed-element [<list>]', 'stray-end-tag [</list>]'],
    elements: 'g(step(list) step)',
  },
  {
    mistake: 'text with signs of XML in it',
    text: '<g><action>if %a% < 5 (echo "a<b" & exit) else <nul</action><step/></g>',
    problems: ['bare-less-than [<]', 'bare-less-than [<]', 'bare-ampersand [&]', 'bare-less-than [<]'],
    elements: 'g(action step)',
  },
  {
    mistake: 'a document that breaks off',
    text: '<g><step name="A"><action>x</act',
    problems: [
      'unclosed-element [<g>]',
      'unclosed-element [<step name="A">]',
      'unclosed-element [<action>]',
      'bare-less-than [<]',
    ],
    elements: 'g(step(action))',
  },
  {
    mistake: 'a CDATA section without its end',
    text: '<i><p><v><![CDATA[<sequence><step/></sequence></v></p></i>',
    problems: ['unclosed-cdata [<![CDATA[]'],
    elements: 'i(p(v))',
  },
  {
    mistake: 'a comment without its end',
    text: '<g><!-- off ->\n<step/></g>',
    problems: ['unclosed-comment [<!--]'],
    elements: 'g(step)',
  },
  {
    mistake: 'a comment without its end before another comment',
    text: '<g><!-- off ->\n<step/><!-- on --><step/></g>',
    problems: ['unclosed-comment [<!--]'],
    elements: 'g(step step)',
  },
  {
    mistake: 'a comment round another one',
    text: '<g><!-- <step><!-- on --><action/></step> --><step/></g>',
    problems: ['comment-in-comment [<!--]'],
    elements: 'g(step)',
  },
  {
    mistake: 'an attribute being typed',
    text: '<g><step name="A" ru type="B"><action/></step></g>',
    problems: ['attribute-without-value [ru]'],
    elements: 'g(step(action))',
  },
  {
    mistake: 'a value being typed',
    text: '<g><step name="A" runIn=><action/></step></g>',
    problems: ['attribute-without-value [runIn]'],
    elements: 'g(step(action))',
  },
  {
    mistake: 'an element being typed',
    text: '<g><st\n<step name="A"/></g>',
    problems: ['bare-less-than [<]'],
    elements: 'g(step)',
  },
  {
    mistake: 'a start tag being typed up to its first attribute',
    text: '<g><step name=\n<step name="A"/></g>',
    problems: ['unclosed-tag [<step name=]'],
    elements: 'g(step(step))',
  },
  {
    mistake: 'an end tag being typed',
    text: '<g><step><action/></</step><step/></g>',
    problems: ['bare-less-than [<]'],
    elements: 'g(step(action) step)',
  },
];

describe('a mistake stays one problem and everything around it is read', () => {
  for (const { mistake, text, problems, elements } of documents) {
    it(mistake, () => {
      const tree = parseXml(text);
      expect(describeProblems(text, tree.problems)).toEqual(problems);
      expect(outline(tree)).toBe(elements);
    });
  }
});

describe('a slip of one key anywhere in a sequence', () => {
  const whole = generateSequence(4);

  /** How many problems each of the slips leads to that break the document. */
  const problemCounts = (slip: (at: number) => string): readonly number[] =>
    Array.from(whole, (_, at) => parseXml(slip(at)).problems.length).filter((count) => count > 0);

  const isOneShare = (counts: readonly number[]) =>
    counts.filter((count) => count === 1).length / counts.length;

  it('is one problem in nine of ten cases when a character is missing, and never more than three', () => {
    const counts = problemCounts((at) => whole.slice(0, at) + whole.slice(at + 1));
    expect(isOneShare(counts)).toBeGreaterThan(0.9);
    expect(Math.max(...counts)).toBeLessThanOrEqual(3);
  });

  for (const key of ['<', '>', '"', "'", '&', '/', '=', ' ', 'x']) {
    it(`is at most four problems when ${JSON.stringify(key)} is too much`, () => {
      const counts = problemCounts((at) => whole.slice(0, at) + key + whole.slice(at));
      expect(isOneShare(counts)).toBeGreaterThan(0.4);
      expect(Math.max(...counts)).toBeLessThanOrEqual(4);
    });
  }
});
