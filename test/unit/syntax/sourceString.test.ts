import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/range.ts';
import { parseXml } from '../../../server/src/syntax/parseXml.ts';
import {
  decodeAttribute,
  decodeContent,
  rawString,
  type SourceString,
} from '../../../server/src/syntax/sourceString.ts';
import { rootElement } from '../../../server/src/syntax/xmlQuery.ts';
import { unmark } from './describeTree.ts';

/** The content of the root element. */
function contentOf(text: string): SourceString {
  const tree = parseXml(text);
  return decodeContent(tree, rootElement(tree) ?? 0);
}

/** The value of the root element's first attribute. */
function attributeOf(text: string): SourceString {
  const tree = parseXml(text);
  return decodeAttribute(tree, tree.firstAttribute[rootElement(tree) ?? 0] ?? 0);
}

const wanted = 'PATCH="C:\\OSD\\PS100003\\x.msp"';

describe('decoding', () => {
  const contents: readonly (readonly [source: string, text: string])[] = [
    ['<a>plain "text"</a>', 'plain "text"'],
    ['<a/>', ''],
    ['<a></a>', ''],
    ['<a>&lt;&gt;&amp;&quot;&apos;</a>', '<>&"\''],
    ['<a>&#65;&#x42;&#x1F600;&#10;</a>', 'AB😀\n'],
    ['<a>&amp;lt;</a>', '&lt;'],
    ['<a>&nbsp; & &#0; &quot</a>', '&nbsp; & &#0; &quot'],
    ['<a>one\r\ntwo\rthree</a>', 'one\r\ntwo\rthree'],
    ['<a>1<![CDATA[<b>&amp;]]>2</a>', '1<b>&amp;2'],
    ['<a><![CDATA[]]></a>', ''],
    ['<a>x<!-- &lt; -->y<?p &lt; ?>z</a>', 'xyz'],
    ['<a>OSD\\<Package_ID>\\i386 &amp; x</a>', 'OSD\\<Package_ID>\\i386 & x'],
    ['<a>1 <b c="&lt;">2 &lt;</b></d> 3</a>', '1 <b c="&lt;">2 <</b></d> 3'],
    ['<a>1 < 2 <= 3</a>', '1 < 2 <= 3'],
    ['<a><![CDATA[never closed', 'never closed'],
    ['<a>never closed', 'never closed'],
  ];
  for (const [source, text] of contents) {
    it(`reads ${JSON.stringify(source)}`, () => expect(contentOf(source).text).toBe(text));
  }

  const values: readonly (readonly [source: string, text: string])[] = [
    ['<a b="plain"/>', 'plain'],
    ["<a b='&quot;x&quot;'/>", '"x"'],
    ['<a b="one&#xA;two"/>', 'one\ntwo'],
    ['<a b=bare/>', 'bare'],
    ['<a b/>', ''],
    ['<a b="1 < 2"/>', '1 < 2'],
  ];
  for (const [source, text] of values) {
    it(`reads the attribute of ${source}`, () => expect(attributeOf(source).text).toBe(text));
  }

  it('reads a raw stretch as it is written', () => {
    const raw = rawString('<a>&lt;</a>', { start: 1, end: 8 });
    expect(raw.text).toBe('a>&lt;<');
    expect(raw.rangeOf(2, 6)).toEqual({ start: 3, end: 7 });
  });
});

describe('finding the way back', () => {
  /** The content of `<a>`, in which `⟦⟧` marks where the decoded stretch stands in the source. */
  const stretches: readonly (readonly [stretch: string, source: string])[] = [
    ['text', '<a>plain ⟦text⟧ here</a>'],
    ['"', '<a>say &amp; ⟦&quot;⟧</a>'],
    ['Package_ID', '<a>OSD\\&lt;⟦Package_ID⟧&gt;</a>'],
    ['<Package_ID>', '<a>&quot;OSD\\⟦<Package_ID>⟧\\i386</a>'],
    ['<Package_ID>', '<a>OSD\\⟦&lt;Package_ID&gt;⟧</a>'],
    ['<b>', '<a>x<![CDATA[y⟦<b>⟧]]>z</a>'],
    ['yz', '<a><![CDATA[⟦y]]>z⟧</a>'],
    ['xy', '<a>⟦x<!-- - -->y⟧</a>'],
    ['x', '<a><!-- - -->⟦x⟧<!-- - -->y</a>'],
    ['😀', '<a>&#65;⟦&#x1F600;⟧b</a>'],
    ['\r\n', '<a>&lt;⟦\r\n⟧&gt;</a>'],
  ];
  for (const [stretch, marked] of stretches) {
    it(`${JSON.stringify(stretch)} in ${JSON.stringify(marked)}`, () => {
      const { text, ranges } = unmark(marked);
      const content = contentOf(text);
      const start = content.text.indexOf(stretch);
      expect(content.rangeOf(start, start + stretch.length)).toEqual(ranges[0]);
    });
  }

  it('an empty stretch is a place between two characters', () => {
    const content = contentOf('<a>x&lt;<!-- - -->y</a>');
    expect(content.rangeOf(0, 0)).toEqual({ start: 3, end: 3 });
    expect(content.rangeOf(1, 1)).toEqual({ start: 4, end: 4 });
    expect(content.rangeOf(2, 2)).toEqual({ start: 18, end: 18 });
    expect(content.rangeOf(3, 3)).toEqual({ start: 19, end: 19 });
  });

  it('half a character beyond the basic plane is the whole reference', () => {
    const content = contentOf('<a>&#x1F600;</a>');
    expect(content.rangeOf(0, 1)).toEqual({ start: 3, end: 12 });
    expect(content.rangeOf(1, 2)).toEqual({ start: 3, end: 12 });
  });

  it('source offsets without a character of their own lead to the next one', () => {
    const content = contentOf('<a>x&lt;<!-- - -->y</a>');
    const decoded = Array.from({ length: 22 }, (_, offset) => content.decodedOffset(offset));
    expect(decoded).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3]);
  });

  it('goes to the source and back for every character', () => {
    fc.assert(
      fc.property(content(), (source) => {
        const value = contentOf(source);
        for (let offset = 0; offset < value.text.length; offset++) {
          if (/[\udc00-\udfff]/.test(value.text.charAt(offset))) continue;
          expect(value.decodedOffset(value.sourceOffset(offset))).toBe(offset);
        }
      }),
    );
  });

  it('moves with the source', () => {
    for (const source of ['<a>plain</a>', '<a>x&lt;<![CDATA[y]]></a>', '<a>&quot;</a>']) {
      const value = contentOf(source);
      const moved = value.shifted(100).shifted(-3);
      expect(moved.text).toBe(value.text);
      expect(moved.range).toEqual({ start: value.range.start + 97, end: value.range.end + 97 });
      for (let offset = 0; offset <= value.text.length; offset++) {
        expect(moved.sourceOffset(offset)).toBe(value.sourceOffset(offset) + 97);
        expect(moved.decodedOffset(value.sourceOffset(offset) + 97)).toBe(
          value.decodedOffset(value.sourceOffset(offset)),
        );
        const { range, newText } = value.replace(offset, value.text.length, '<"]]>');
        expect(moved.replace(offset, value.text.length, '<"]]>')).toEqual({
          range: { start: range.start + 97, end: range.end + 97 },
          newText,
        });
      }
      expect(value.shifted(0)).toBe(value);
    }
  });
});

describe('writing', () => {
  /** `old` replaced by `new` in the content of `<a>`, and the whole source after it. */
  const replacements: readonly (readonly [source: string, old: string, by: string, result: string])[] = [
    ['<a>SMSMP=x</a>', 'x', 'y', '<a>SMSMP=y</a>'],
    ['<a>SMSMP=x</a>', 'x', wanted, `<a>SMSMP=${wanted}</a>`],
    ['<a>p=&quot;x&quot;</a>', 'x', 'y "z"', '<a>p=&quot;y &quot;z&quot;&quot;</a>'],
    ['<a>x &gt; y</a>', 'x', 'a<b>&', '<a>a&lt;b&gt;&amp; &gt; y</a>'],
    ['<a>OSD\\<Package_ID>\\i386</a>', '<Package_ID>', 'PS100003', '<a>OSD\\PS100003\\i386</a>'],
    ['<a>OSD\\&lt;Package_ID&gt;</a>', '<Package_ID>', 'PS100003', '<a>OSD\\PS100003</a>'],
    ['<a><![CDATA[x < y]]></a>', 'x', 'a<b>&"', '<a><![CDATA[a<b>&" < y]]></a>'],
    ['<a><![CDATA[x]]></a>', 'x', '1]]>2', '<a><![CDATA[1]]]]><![CDATA[>2]]></a>'],
    ['<a><![CDATA[]]x]]></a>', 'x', '>', '<a><![CDATA[]]]]><![CDATA[>]]></a>'],
    ['<a><![CDATA[x>]]></a>', 'x', ']]', '<a><![CDATA[]]]]><![CDATA[>]]></a>'],
    ['<a><![CDATA[]x]>]]></a>', 'x', '', '<a><![CDATA[]]]><![CDATA[]>]]></a>'],
    ['<a><![CDATA[1x]]>y2</a>', 'xy', '<&>', '<a><![CDATA[1<&>]]>2</a>'],
    ['<a>1x<![CDATA[y2]]></a>', 'xy', '<&>', '<a>1&lt;&amp;&gt;<![CDATA[2]]></a>'],
    ['<a><![CDATA[1x]]> <![CDATA[y2]]></a>', 'x y', '<&>', '<a><![CDATA[1<&>2]]></a>'],
    ['<a>x<!-- - -->y</a>', 'xy', 'z', '<a>z</a>'],
    ['<a>1]]x></a>', 'x', '', '<a>1]]&gt;</a>'],
    ['<a>1]x]></a>', 'x', '', '<a>1]]&gt;</a>'],
    ['<a>1x]></a>', 'x', ']', '<a>1]]&gt;</a>'],
    ['<a>one\r\ntwo</a>', '\r\n', '\n', '<a>one\ntwo</a>'],
  ];
  for (const [source, old, by, result] of replacements) {
    it(`${JSON.stringify(by)} for ${JSON.stringify(old)} in ${source}`, () => {
      const content = contentOf(source);
      const start = content.text.indexOf(old);
      const edited = applyEdits(source, [content.replace(start, start + old.length, by)]);
      expect(edited).toBe(result);
      expect(contentOf(edited).text).toBe(content.text.replace(old, () => by));
    });
  }

  const attributeReplacements: readonly (readonly [source: string, by: string, result: string])[] = [
    ['<a b="x"/>', `1"2'3<&>`, `<a b="1&quot;2'3&lt;&amp;&gt;"/>`],
    ["<a b='x'/>", `1"2'3`, `<a b='1"2&apos;3'/>`],
    ['<a b=x />', `1 "2'`, '<a b=1&#x20;&quot;2&apos; />'],
    ['<a b="x"/>', 'one\r\ntwo\t', '<a b="one&#xD;&#xA;two&#x9;"/>'],
    ['<a b="&lt;"/>', '>', '<a b="&gt;"/>'],
  ];
  for (const [source, by, result] of attributeReplacements) {
    it(`${JSON.stringify(by)} into ${source}`, () => {
      const value = attributeOf(source);
      const edited = applyEdits(source, [value.replace(0, value.text.length, by)]);
      expect(edited).toBe(result);
      expect(attributeOf(edited).text).toBe(by);
    });
  }

  it('inserts into an empty element and into an empty CDATA section', () => {
    const insertInto = (source: string) => applyEdits(source, [contentOf(source).replace(0, 0, '<')]);
    expect(insertInto('<a></a>')).toBe('<a>&lt;</a>');
    expect(insertInto('<a><![CDATA[]]></a>')).toBe('<a><![CDATA[<]]></a>');
  });

  it('encodes for where it stands', () => {
    expect(contentOf('<a>x</a>').encode('<"\'&]]>')).toBe('&lt;"\'&amp;]]&gt;');
    expect(contentOf('<a>&quot;</a>').encode('"')).toBe('&quot;');
    expect(contentOf('<a><![CDATA[x]]></a>').encode('<"&]]>')).toBe('<"&]]]]><![CDATA[>');
    expect(attributeOf('<a b="x"/>').encode('"\'')).toBe("&quot;'");
    expect(rawString('x', { start: 0, end: 1 }).encode('<"')).toBe('&lt;"');
  });

  it('whatever is replaced reads back, and nothing else has changed', () => {
    fc.assert(
      fc.property(content(), fc.nat(), fc.nat(), text(), (source, a, b, by) => {
        const before = contentOf(source);
        const [start, end] = [a % (before.text.length + 1), b % (before.text.length + 1)].sort(
          (x, y) => x - y,
        );
        if (splitsCharacter(before.text, start) || splitsCharacter(before.text, end)) return;
        const edited = applyEdits(source, [before.replace(start ?? 0, end ?? 0, by)]);
        expect(contentOf(edited).text).toBe(before.text.slice(0, start) + by + before.text.slice(end));
        expect(parseXml(edited).problems).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a sequence that stands escaped in an element', () => {
  it('is parsed from the decoded text, its edits are written through every level', () => {
    const step = '<step name="A &amp; B">OSD\\&lt;Package_ID&gt;</step>';
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const document = `<string>${escaped(`<VALUE>${escaped(step)}</VALUE>`)}</string>`;

    const outer = contentOf(document);
    const middle = contentOf(outer.text);
    const inner = contentOf(middle.text);
    expect(inner.text).toBe('OSD\\<Package_ID>');
    expect(attributeOf(middle.text).text).toBe('A & B');

    const through = (strings: readonly SourceString[], start: number, end: number) =>
      strings.reduce((range, string) => string.rangeOf(range.start, range.end), { start, end });
    const { start, end } = through([inner, middle, outer], 4, 16);
    expect(document.slice(start, end)).toBe('&amp;amp;lt;Package_ID&amp;amp;gt;');

    const inMiddle = inner.replace(4, 16, 'R&D');
    const inOuter = middle.replace(inMiddle.range.start, inMiddle.range.end, inMiddle.newText);
    const edit = outer.replace(inOuter.range.start, inOuter.range.end, inOuter.newText);
    const edited = applyEdits(document, [edit]);
    expect(edited).toBe(document.replace('&amp;amp;lt;Package_ID&amp;amp;gt;', 'R&amp;amp;amp;D'));
    expect(contentOf(contentOf(contentOf(edited).text).text).text).toBe('OSD\\R&D');
  });
});

function splitsCharacter(text: string, offset = 0): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}

/** Text with what needs escaping in it. */
function text(): fc.Arbitrary<string> {
  const unit = fc.constantFrom(
    'a',
    ' ',
    '"',
    "'",
    '<',
    '>',
    '&',
    ']',
    ']]>',
    '\n',
    'é',
    '😀',
    '<![CDATA[',
    '&amp;',
  );
  return fc.array(unit, { maxLength: 8 }).map((units) => units.join(''));
}

/** A well-formed `<a>` whose content is written in every way there is. */
function content(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(
      'a',
      'b c',
      '"',
      ']',
      ']]',
      '&gt;',
      '&lt;',
      '&amp;',
      '&quot;',
      '&#65;',
      '&#x1F600;',
      '\r\n',
    ),
    fc.constantFrom(
      '<!-- &lt; -->',
      '<?p ]]> ?>',
      '<![CDATA[]]>',
      '<![CDATA[]]]>',
      '<![CDATA[x > &amp;]]>',
      '<![CDATA[]x]>]]>',
    ),
  );
  return fc.array(piece, { maxLength: 10 }).map((pieces) => `<a>${pieces.join('')}</a>`);
}
