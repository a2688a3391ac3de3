import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../server/src/syntax/parseXml.ts';
import type { XmlProblemCode } from '../../../server/src/syntax/xmlTree.ts';
import { unmark } from './describeTree.ts';

/** For each code documents with exactly that problem, at each marked place. */
const documents: Record<XmlProblemCode, readonly string[]> = {
  'unclosed-element': [
    '<group>⟦<step name="A">⟧<action/></group>',
    '⟦<sequence>⟧⟦<group>⟧<step/>',
    '<variable>C:\\_SMSTaskSequence\\OSD\\⟦<Package_ID>⟧\\i386</variable>',
    '<variable>SMSMP=⟦<your site server>⟧ FSP=x</variable>',
    '<a>⟦<A>⟧</a>',
  ],
  'stray-end-tag': [
    '<group><step></step>⟦</step>⟧</group>',
    '<a/>⟦</a>⟧',
    '<a>⟦</b >⟧</a>',
    '<group>⟦</step>⟧</group>',
  ],
  'mismatched-end-tag': [
    '<group><step>⟦</stp>⟧</group>',
    '<group><setp>⟦</step>⟧</group>',
    '<group><Step>⟦</step>⟧</group>',
    '<group>⟦</groupe>⟧',
    '<step>⟦</Step >⟧',
  ],
  'unclosed-tag': [
    '<list>⟦<step name="a"⟧ <variable name="x">v</variable></step></list>',
    '<list>⟦<step name="a"⟧</step></list>',
    "<list>⟦<step name='a'⟧\n  <variable/></step></list>",
    '⟦<list a="b" c="d"⟧',
    '<list>⟦<variable name="A"⟧SELECT x FROM y WHERE z LIKE \'1%\'</variable></list>',
    '<list>⟦<variable name="A"⟧ value</variable></list>',
    '<list>⟦<step name=⟧</list>',
    '<a><b>⟦</b⟧<c/></a>',
    '<a>⟦</a⟧',
    '<a>⟦</a⟧  ',
  ],
  'unclosed-attribute-value': [
    '<group><step name=⟦"A⟧><action/></step></group>',
    '<group><step name=⟦"A⟧ type="B"><action/></step></group>',
    '<group><step name=⟦"A⟧ /><step name="B"/></group>',
    '<group><step name=⟦"A⟧/><step name="B"/></group>',
    "<group><step name=⟦'A⟧>\n<action>x</action></step></group>",
    '<group><step name=⟦"⟧><action>cmd "x y" /z</action></step></group>',
    '<group><step name=⟦"A⟧\n<step name="B"/></group>',
    '<group><variable name="A" property=⟦"B⟧>PATCH="C:\\x.msp"</variable></group>',
    '<group><variable name="A" property=⟦"B⟧>x PATCH="C:\\x.msp"</variable></group>',
    '<a b=⟦"c⟧></a>',
    '<group b=⟦"c⟧',
  ],
  'attribute-without-value': [
    '<step ⟦disabled⟧/>',
    '<step ⟦a⟧ ⟦b⟧ c="d"/>',
    '<step ⟦name⟧=></step>',
    '<step ⟦name⟧=/>',
  ],
  'missing-equals-sign': ['<step ⟦name⟧"A" type="B"/>', "<step type='B' ⟦name⟧'A'></step>"],
  'unquoted-attribute': [
    '<step name=⟦x"A"⟧ type="B"/>',
    '<step n=⟦ame="A"⟧ type="B"/>',
    '<step name=⟦A⟧ type="B"/>',
    '<step name=⟦A⟧/>',
    '<step name=⟦C:/x⟧></step>',
    '<step name=⟦Run it now"⟧ type="B"/>',
    '<step name = ⟦A⟧></step>',
  ],
  'duplicate-attribute': [
    '<step name="A" type="B" ⟦name⟧="C"/>',
    `<step ${Array.from({ length: 40 }, (_, i) => `a${i}=""`).join(' ')} ⟦a7⟧="x" ⟦a39⟧=""/>`,
  ],
  'stray-quote': [
    '<step name="Say "⟦hello" now"⟧ type="B"/>',
    '<step name="A"⟦"⟧ type="B"/>',
    '<step name="Run" ⟦Command Line"⟧ type="B"/>',
    '<step ⟦"⟧name="A"/>',
    '<step ⟦n"⟧ame="A"/>',
    '<step ⟦"A"⟧/>',
    '<step name="A" ⟦="⟧></step>',
  ],
  'missing-blank-between-attributes': ['<step name="A"⟦type⟧="B"/>', "<step name='a>b'⟦type⟧='B'/>"],
  'bare-ampersand': [
    '<a>R⟦&⟧D</a>',
    '<a>copy x ⟦&⟧⟦&⟧ del y</a>',
    '<a>⟦&⟧amp</a>',
    '<a>⟦&⟧#;⟦&⟧#x;⟦&⟧#xG;⟦&⟧; ⟦&⟧#1a;⟦&⟧ amp;</a>',
    '<a b="R⟦&⟧D"/>',
    '<a>⟦&⟧</a>',
    '<a>⟦&⟧1;</a>',
  ],
  'unknown-entity': ['<a>⟦&nbsp;⟧</a>', '<a b="⟦&uuml;⟧"/>', '<a>⟦&AMP;⟧⟦&ä1;⟧</a>'],
  'invalid-character-reference': [
    '<a>⟦&#0;⟧</a>',
    '<a>⟦&#xD800;⟧⟦&#x110000;⟧⟦&#xFFFF;⟧</a>',
    '<a b="⟦&#8;⟧"/>',
    `<a>⟦&#${'9'.repeat(400)};⟧</a>`,
  ],
  'bare-less-than': [
    '<a>1 ⟦<⟧ 2</a>',
    '<a>if a⟦<⟧b then c⟦<⟧d</a>',
    '<a>x ⟦<⟧= y; ⟦<<<⟧ ⟦<⟧1</a>',
    '<a b="1 ⟦<⟧ 2"/>',
    '<a b="x⟦<⟧y and z" c="d"/>',
    '<a b="⟦<⟧b>bold⟦<⟧/b>" c="d"/>',
    '<a>⟦<⟧me@example.com></a>',
    '<a>echo ⟦<⟧%PATH%></a>',
    '<a>⟦<⟧!x ⟦<⟧![CDATx[ ⟦<⟧? ⟦<⟧/ ⟦<⟧/b ⟦<⟧!-</a>',
    '<a>⟦<⟧<b/></a>',
    '<a>⟦<⟧PS100012\\i386</a>',
  ],
  'cdata-end-in-text': ['<a>x⟦]]>⟧y</a>', '<a>]⟦]]>⟧⟦]]>⟧</a>', '<a><![CDATA[x]]>⟦]]>⟧</a>'],
  'invalid-character': [
    '<a>⟦\u0000⟧</a>',
    '<a>⟦\u0001\u0008⟧x⟦\u001f⟧</a>',
    '<a b="⟦\u0002⟧"/>',
    '<a>⟦\ud800⟧x⟦\udc00⟧\u{1f600}</a>',
    '<a><![CDATA[⟦\ufffe\uffff⟧]]></a>',
    '<!--⟦\u0003⟧--><a/>',
  ],
  'invalid-name': [
    '<step ⟦na$me⟧="A"/>',
    '<step ⟦1⟧="A"/>',
    '<step name="A" ⟦,⟧ type="B"/>',
    '<step name="A" ⟦/⟧ type="B"/>',
    '<step⟦$type⟧="A"/>',
    '<a><b></b ⟦c⟧></a>',
    '<?⟦XML⟧ version="1.0"?><a/>',
    '<?⟦a⟧"b"?><a/>',
  ],
  'unclosed-comment': [
    '<a>⟦<!--⟧ x ->\n<b/></a>',
    '<a/>⟦<!--⟧',
    '<a/>⟦<!--⟧->',
    '<a>⟦<!--⟧ x -><b/><!-- y --></a>',
  ],
  'comment-in-comment': ['<a><!-- x ⟦<!--⟧ y --> z --></a>', '<a><!--⟦<!--⟧<!----><b/>--><!-- c -->--></a>'],
  'double-hyphen-in-comment': ['<a><!-- x ⟦--⟧ y --></a>', '<!--x⟦--⟧-><a/>', '<!--x⟦--⟧--><a/>'],
  'unclosed-cdata': [
    '<p><value>⟦<![CDATA[⟧<sequence></sequence></value></p>',
    '<p><value>⟦<![CDATA[⟧<sequence>',
    '<p>⟦<![CDATA[⟧x</p>',
  ],
  'unclosed-processing-instruction': ['<a>⟦<?x⟧ y><b/></a>', '<a/>⟦<?x⟧', '⟦<?xml⟧ version="1.0"><a/>'],
  'malformed-declaration': [
    '⟦<?xml?>⟧<a/>',
    '⟦<?xml version="2.0"?>⟧<a/>',
    '⟦<?xml encoding="utf-8" version="1.0"?>⟧<a/>',
    '⟦<?xml version="1.0" standalone="maybe"?>⟧<a/>',
    '⟦<?xml version=1.0?>⟧<a/>',
    '⟦<?xml version="1.0"encoding="utf-8"?>⟧<a/>',
  ],
  'declaration-not-first': [
    ' ⟦<?xml version="1.0"?>⟧<a/>',
    '<!-- x -->⟦<?xml version="1.0"?>⟧<a/>',
    '<a>⟦<?xml version="1.0"?>⟧</a>',
  ],
  'malformed-doctype': [
    '⟦<!DOCTYPE>⟧<a/>',
    '⟦<!DOCTYPEa>⟧<a/>',
    '⟦<!DOCTYPE⟧ a [<!ENTITY b "c"> <!-- x --> <a/>',
    '<a>⟦<!DOCTYPE a>⟧</a>',
    '<!DOCTYPE a>⟦<!DOCTYPE a>⟧<a/>',
    '⟦<!DOCTYPE⟧ a SYSTEM "x><a/>',
  ],
  'second-root': ['<a/>⟦<b>⟧</b><c/>', '<a></a>\n⟦<a x="y"/>⟧'],
  'text-outside-root': ['⟦x⟧<a/>', '<a/>\n⟦x y⟧\n', '<a/>⟦1 < 2 & 3⟧', '<a/>⟦<![CDATA[x]]>⟧'],
  'no-root': ['⟦⟧', '⟦⟧ \n', '⟦hello⟧', '  ⟦a < b & c⟧  ', '⟦⟧<!-- only this -->', '\ufeff⟦⟧'],
};

describe('each departure from well-formed XML is one problem, where the mistake is', () => {
  for (const [code, examples] of Object.entries(documents)) {
    describe(code, () => {
      for (const example of examples) {
        it(example.length > 100 ? `${example.slice(0, 100)}…` : example, () => {
          const { text, ranges } = unmark(example);
          expect(ranges.length).toBeGreaterThan(0);
          expect(parseXml(text).problems).toEqual(ranges.map(({ start, end }) => ({ code, start, end })));
        });
      }
    });
  }
});
