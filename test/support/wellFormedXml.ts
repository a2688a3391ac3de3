import fc from 'fast-check';

const name = fc.constantFrom('a', 'step', 'group', 'x:y', '_1', 'A.b-c', 'defaultVarList', 'é', '\u{10000}z');
const reference = fc.constantFrom('&lt;', '&gt;', '&amp;', '&quot;', '&apos;', '&#65;', '&#x1F600;', '&#xA;');
const plain = fc.constantFrom(
  'x',
  'some text',
  '1 > 2',
  ']]',
  'é',
  '😀',
  '=',
  '/',
  '%A%',
  'C:\\x',
  '?>',
  '--',
);
const blank = fc.constantFrom(' ', '\n', '\r\n  ', '\t');

function joined(...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((strings) => strings.join(''));
}

function several(part: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(part, { maxLength }).map((strings) => strings.join(''));
}

const doubleQuoted = several(fc.oneof(plain, reference, fc.constant("'"), fc.constant(' ')), 4).map(
  (v) => `"${v}"`,
);
const singleQuoted = several(fc.oneof(plain, reference, fc.constant('"'), fc.constant(' ')), 4).map(
  (v) => `'${v}'`,
);
const attribute = joined(
  fc.oneof(blank, fc.constant(' ')),
  name,
  fc.constantFrom('=', ' = '),
  fc.oneof(doubleQuoted, singleQuoted),
);
const attributes = fc
  .uniqueArray(attribute, { maxLength: 4, selector: (text) => text.slice(0, text.indexOf('=')).trim() })
  .map((list) => list.join(''));

const comment = several(fc.constantFrom('x', ' - ', '<a>', '&', ']]>', '"'), 3).map(
  (text) => `<!--${text} -->`,
);
const instruction = several(fc.constantFrom('x', ' ', '<a>', '&', '"', '>'), 3).map(
  (text) => `<?p ${text}?>`,
);
const section = several(fc.constantFrom('x', ']', '<a>', '&', ']] >', '"', '&lt;'), 4)
  .map((text) => `<![CDATA[${text}]]>`)
  .filter((text) => text.indexOf(']]>') === text.length - 3);
// A `>` that would end `]]>` in text is left out.
const text = several(fc.oneof(plain, reference, blank, fc.constantFrom('"', "'")), 4).map((t) =>
  t.replaceAll(']]>', ']] >'),
);

const element: fc.Arbitrary<string> = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      attributes,
      fc.constantFrom('', ' ', '\n'),
      fc.option(
        fc.array(
          fc.oneof(
            { depthSize: 'small', withCrossShrink: true },
            text,
            comment,
            instruction,
            section,
            tie('element'),
          ),
          { maxLength: 4 },
        ),
      ),
    )
    .map(([tag, list, gap, content]) =>
      content ? `<${tag}${list}${gap}>${content.join('')}</${tag}${gap}>` : `<${tag}${list}${gap}/>`,
    ),
})).element;

const declaration = fc.constantFrom(
  '',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n",
  '\ufeff',
);
const doctype = fc.constantFrom(
  '',
  '',
  '',
  '<!DOCTYPE a>',
  '<!DOCTYPE a SYSTEM "x>y.dtd" [<!ENTITY b "]>"><!-- \' -->]>',
);
const outside = several(fc.oneof(blank, comment, instruction), 2);

/** Well-formed documents with all that XML has, small. */
export const wellFormedXml: fc.Arbitrary<string> = joined(
  declaration,
  outside,
  doctype,
  outside,
  element,
  outside,
).map((document) => document.replaceAll(']]>>', ']]> >'));
