import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../server/src/syntax/parseXml.ts';
import { reparseXml } from '../../../server/src/syntax/reparseXml.ts';
import { NodeKind, type XmlTree } from '../../../server/src/syntax/xmlTree.ts';
import { KnownTree } from '../../../server/src/taskSequence/knownReading.ts';
import { textChange } from '../../../server/src/textChange.ts';
import { wellFormedXml } from '../../support/wellFormedXml.ts';

/** The table without the room behind its rows, and without what only elements have where a row is none. */
function contents(tree: XmlTree) {
  const { nodeCount, attributeTotal, text: _, kind, ...rest } = tree;
  const rows = Object.fromEntries(
    Object.entries(rest).map(([name, column]) => {
      if (!(column instanceof Int32Array)) return [name, column];
      const count = name.startsWith('attribute') && name !== 'attributeCount' ? attributeTotal : nodeCount;
      const cells = [...column.subarray(0, count)];
      const ofElements = name === 'firstAttribute' || name === 'attributeCount';
      return [name, cells.filter((_cell, row) => !ofElements || kind[row] === NodeKind.Element)];
    }),
  );
  return { nodeCount, attributeTotal, kind: [...kind.subarray(0, nodeCount)], ...rows };
}

const markup = fc.constantFrom(
  '<a>',
  '</a>',
  '<b x="1">t</b>',
  '<c/>',
  '"',
  "'",
  '<',
  '>',
  '&',
  '&amp;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '\u0000',
  ' y="2"',
  ' n="',
  '</row>',
  '</group>',
  '<group>',
  '</roww>',
  '<?p',
  '?>',
  '<!DOCTYPE a [',
  '&nbsp;',
);
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.oneof(fc.constant(0), fc.nat(12)),
    inserted: fc.oneof(fc.constantFrom('', 'x', ' '), fc.string({ maxLength: 3 }), markup),
  }),
  { minLength: 1, maxLength: 8 },
);

function edited(
  text: string,
  edit: { readonly at: number; readonly removed: number; readonly inserted: string },
) {
  const at = Math.floor(edit.at * text.length);
  return text.slice(0, at) + edit.inserted + text.slice(at + edit.removed);
}

describe('reading again after an edit', () => {
  it('yields the table of a first reading, whatever the edit', () => {
    fc.assert(
      fc.property(wellFormedXml, edits, (start, list) => {
        let text = `<root><wide>${'<row n="1">text</row>'.repeat(20)}</wide>${start.replace(/^<[?!][\s\S]*?(?=<[A-Za-z])/, '')}</root>`;
        let tree = parseXml(text);
        for (const edit of list) {
          const next = edited(text, edit);
          tree = reparseXml(tree, next, textChange(text, next));
          text = next;
          expect(contents(tree)).toEqual(contents(parseXml(text)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does so in elements that hold mistakes', () => {
    fc.assert(
      fc.property(edits, fc.double({ min: 0.3, max: 0.7, noNaN: true }), (list, near) => {
        const row = '<row n="1" m=\'2\'>text &amp; <c>more</c></row>';
        let text = `<root>${`<group>${row.repeat(3)}<group>${row}</group></group>`.repeat(6)}</root>`;
        let tree = parseXml(text);
        for (const edit of list) {
          const next = edited(text, { ...edit, at: near + (edit.at - 0.5) / 8 });
          tree = reparseXml(tree, next, textChange(text, next));
          text = next;
          expect(contents(tree)).toEqual(contents(parseXml(text)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('writes over the columns of a tree that is given to it, and of no other', () => {
    fc.assert(
      fc.property(edits, (list) => {
        let text = `<root>${'<row n="1" m=\'2\'>text</row>'.repeat(20)}</root>`;
        let spare: XmlTree | undefined;
        let tree = parseXml(text);
        for (const edit of list) {
          const next = edited(text, edit);
          const latest = reparseXml(tree, next, textChange(text, next), 0, next.length, spare);
          expect(contents(latest)).toEqual(contents(parseXml(next)));
          expect(contents(tree)).toEqual(contents(parseXml(text)));
          [spare, tree, text] = [tree, latest, next];
        }
      }),
      { numRuns: 500 },
    );
  });

  it('needs no new columns where one key follows another', () => {
    const keys = (count: number) =>
      `<root>${'<row n="1">text</row>'.repeat(20)}<row>${'x'.repeat(count)}</row></root>`;
    const known = new KnownTree();
    const columns = Array.from({ length: 6 }, (_, count) => known.parse(keys(count)).nodeStart);
    expect(columns[4]).toBe(columns[2]);
    expect(columns[5]).toBe(columns[3]);
    expect(columns[5]).not.toBe(columns[4]);
  });

  it('does so within a CDATA section that is read as a text of its own', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const [before, after] = ['<V><![CDATA[', ']]></V>'];
        let inner = `<sequence>${'<step name="a"><action>run &amp; go</action></step>'.repeat(8)}</sequence>`;
        let text = before + inner + after;
        let tree = parseXml(text, before.length, text.length - after.length);
        for (const edit of list) {
          inner = edited(inner, edit);
          const next = before + inner + after;
          const end = next.length - after.length;
          tree = reparseXml(tree, next, textChange(text, next), before.length, end);
          text = next;
          expect(contents(tree)).toEqual(contents(parseXml(text, before.length, end)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['first', '\ud83d'],
    ['second', '\ude00'],
  ])('finds the half that is left when the %s of a pair in a CDATA section goes', (_, half) => {
    const text = '<root><a><![CDATA[text \ud83d\ude00 more]]></a></root>';
    const next = text.replace(half, '');
    const { problems } = reparseXml(parseXml(text), next, textChange(text, next));
    expect(problems).toEqual(parseXml(next).problems);
    expect(problems).toMatchObject([{ code: 'invalid-character' }]);
  });

  it.each([
    ['comment', '<!-- ', '-->'],
    ['instruction', '<?p ', '?>'],
    ['value', '<a b="', '"'],
  ])('lets an open %s end in a CDATA section behind it', (_, open, end) => {
    const text = `<root>${open}<a><![CDATA[text and more]]></a><a/></root>`;
    const next = text.replace('text', `text${end}`);
    expect(contents(reparseXml(parseXml(text), next, textChange(text, next)))).toEqual(
      contents(parseXml(next)),
    );
  });

  it.each([
    ['a tag that breaks off', '<action>', '<action'],
    ['an element that is not closed', '</action>', ''],
    ['an end tag too many', '</action>', '</action></list>'],
    ['a bare <', 'run', 'run <'],
    ['a quote that does not close', 'name="a"', 'name="a'],
    ['an entity that nobody knows', 'run', 'r&uuml;n'],
  ])('reads no more than the step that holds %s', (_, whole, broken) => {
    const text = `<root>${'<step name="a"><action>run</action></step>'.repeat(1000)}</root>`;
    const at = text.indexOf(whole, text.length / 2);
    const next = text.slice(0, at) + broken + text.slice(at + whole.length);
    // A full reading does not know of the mistake that stands in the first step of this tree.
    const marked = { ...parseXml(text), problems: [{ code: 'stray-end-tag', start: 7, end: 8 } as const] };
    const torn = reparseXml(marked, next, textChange(text, next));
    expect(torn.problems.slice(1)).toEqual(parseXml(next).problems);
    expect(torn.problems.length).toBeGreaterThan(1);
    expect(reparseXml(torn, text, textChange(next, text)).problems).toEqual(marked.problems);
  });

  it('reads no more than the element around the change', () => {
    const text = `<root>${'<step name="a"><action>run</action></step>'.repeat(1000)}</root>`;
    const tree = parseXml(text);
    const at = text.indexOf('run', text.length / 2);
    const next = `${text.slice(0, at)}x${text.slice(at)}`;
    const sharesProblems = reparseXml(
      { ...tree, problems: [{ code: 'stray-end-tag', start: 0, end: 0 }] },
      next,
      textChange(text, next),
    );
    // A full reading would have found no problem; the one put in shows that the table was kept.
    expect(sharesProblems.problems).toHaveLength(1);
  });
});
