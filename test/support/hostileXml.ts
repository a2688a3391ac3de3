/** Texts that broke other XML parsers, or would break a careless one: each can be made at any size. */
export interface HostileXml {
  readonly name: string;
  /** How often the pattern stands in the text at full size. */
  readonly times: number;
  readonly text: (times: number) => string;
}

export const hostileXml: readonly HostileXml[] = [
  { name: 'nothing at all', times: 1, text: () => '' },
  { name: 'blanks', times: 300_000, text: (n) => ' '.repeat(n) },
  { name: 'less-than signs in a row', times: 50_000, text: (n) => '<'.repeat(n) },
  { name: 'less-than signs in an element', times: 50_000, text: (n) => `<a>${'<'.repeat(n)}</a>` },
  { name: 'comparisons', times: 15_000, text: (n) => `<root>${'if a<b then c<d '.repeat(n)}</root>` },
  {
    name: 'comparisons with an assignment',
    times: 15_000,
    text: (n) => `<r>${'if a<b x=&1 y '.repeat(n)}&</r>`,
  },
  { name: 'tags never closed', times: 5_000, text: (n) => '<step>'.repeat(n) },
  { name: 'tags never closed below others', times: 20_000, text: (n) => `<g>${'<a><b></a>'.repeat(n)}</g>` },
  { name: 'wrong closing tags', times: 40_000, text: (n) => `<root>${'</wrong>'.repeat(n)}</root>` },
  {
    name: 'wrong closing tags, each of another name',
    times: 40_000,
    text: (n) => `<root>${count(n, (i) => `</wrong${i}>`)}</root>`,
  },
  {
    name: 'wrong closing tags below many levels',
    times: 40_000,
    text: (n) => '<a>'.repeat(n) + '</b>'.repeat(n) + '</a>'.repeat(n),
  },
  {
    name: 'levels closed from outside in',
    times: 20_000,
    text: (n) => count(n, (i) => `<a${i}>`) + count(n, (i) => `</a${i}>`),
  },
  { name: 'levels', times: 100_000, text: (n) => '<group>'.repeat(n) + '</group>'.repeat(n) },
  { name: 'closing tags that break off', times: 40_000, text: (n) => `<a>${'</a'.repeat(n)}` },
  { name: 'closing tags without a name', times: 40_000, text: (n) => `<a>${'</'.repeat(n)}` },
  { name: 'roots', times: 40_000, text: (n) => '<a/>'.repeat(n) },

  { name: 'quotes never closed', times: 20_000, text: (n) => '<a b="c>'.repeat(n) },
  { name: 'quotes never closed, of both kinds', times: 20_000, text: (n) => `<a b="<a b='`.repeat(n) },
  {
    name: 'quotes never closed and one far behind',
    times: 20_000,
    text: (n) => `${"<a b='x>'<".repeat(n)}"`,
  },
  {
    name: 'quotes never closed in one tag',
    times: 20_000,
    text: (n) => `<r><a${' b="c'.repeat(n)}></a></r>`,
  },
  { name: 'quotes inside values', times: 20_000, text: (n) => `<r><a b="${'x"y '.repeat(n)}"/></r>` },
  { name: 'quotes before blanks', times: 20_000, text: (n) => `<a b="x${' '.repeat(n)}<c d="`.repeat(4) },
  {
    name: 'a quote never closed in the middle of a large document',
    times: 4_000,
    text: (n) =>
      `<sequence>${step.repeat(n >> 1)}${step.replace('"Copy files"', '"Copy files')}${step.repeat(n >> 1)}</sequence>`,
  },
  {
    name: 'attributes',
    times: 50_000,
    text: (n) => `<a${count(n, (i) => ` b${i}="c"`)}/>`,
  },
  { name: 'the same attribute', times: 50_000, text: (n) => `<a${' b="c"'.repeat(n)}/>` },
  { name: 'attributes without values', times: 50_000, text: (n) => `<a${' b'.repeat(n)}` },
  {
    name: 'attributes without values, then quotes',
    times: 20_000,
    text: (n) => `<r>${'<a b c = d ='.repeat(n)}"</r>`,
  },
  { name: 'attributes without quotes', times: 50_000, text: (n) => `<r><a${' b=c'.repeat(n)}/></r>` },
  { name: 'a long name', times: 300_000, text: (n) => `<${'a'.repeat(n)} ${'b'.repeat(n)}="c"/>` },
  { name: 'equals signs', times: 50_000, text: (n) => `<a ${'= '.repeat(n)}/>` },
  { name: 'tags that break off', times: 20_000, text: (n) => '<step name="x" '.repeat(n) },
  { name: 'tags that break off in a name', times: 40_000, text: (n) => `<r>${'<step '.repeat(n)}` },

  { name: 'ampersands', times: 50_000, text: (n) => `<a>${'&'.repeat(n)}</a>` },
  { name: 'ampersands in values, one far behind', times: 20_000, text: (n) => `${'<a b="c">x<'.repeat(n)}&` },
  { name: 'half references', times: 50_000, text: (n) => `<a>${'&#x&#1&lt'.repeat(n)}</a>` },
  { name: 'a long reference', times: 300_000, text: (n) => `<a>&${'a'.repeat(n)}&#${'9'.repeat(n)};</a>` },
  { name: 'brackets', times: 100_000, text: (n) => `<a>${']'.repeat(n)}${']]>'.repeat(n)}</a>` },
  { name: 'comments never closed', times: 40_000, text: (n) => `<a>${'<!-- '.repeat(n)}` },
  { name: 'hyphens', times: 100_000, text: (n) => `<!--${'-'.repeat(n)}${'<!-- -- -->'.repeat(n >> 4)}` },
  { name: 'CDATA sections never closed', times: 40_000, text: (n) => `<a>${'<![CDATA['.repeat(n)}` },
  {
    name: 'CDATA sections never closed below many levels',
    times: 20_000,
    text: (n) => count(n, (i) => `<a${i}><![CDATA[</a${i}>`),
  },
  { name: 'instructions never closed', times: 40_000, text: (n) => `<a>${'<?p '.repeat(n)}` },
  { name: 'document types never closed', times: 40_000, text: (n) => '<!DOCTYPE a ['.repeat(n) },
  {
    name: 'document types never closed between tags',
    times: 20_000,
    text: (n) => '<!DOCTYPE a [<b>'.repeat(n),
  },
  {
    name: 'a document type with entities',
    times: 20_000,
    text: (n) => `<!DOCTYPE a [${count(n, (i) => `<!ENTITY e${i} "&#60;x>'">`)}]><a>&e1;&e2;</a>`,
  },
  {
    name: 'a billion laughs',
    times: 20,
    text: (n) =>
      `<!DOCTYPE lolz [<!ENTITY l0 "lol">${count(n, (i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`)}]><lolz>&l${n};</lolz>`,
  },
  {
    name: 'one long line',
    times: 300_000,
    text: (n) => `<action>${'copy "a" b, then reboot. '.repeat(n / 25)}</action>`,
  },
  { name: 'bytes of a program', times: 100_000, text: binary },
  { name: 'two bytes for one character', times: 50_000, text: (n) => '<\0a\0>\0'.repeat(n) },
  { name: 'lone surrogates', times: 50_000, text: (n) => `<a>${'\ud800x\udc00'.repeat(n)}</a>` },
  { name: 'lone surrogates as names', times: 50_000, text: (n) => '<\ud800\ud800 \udc00="x">'.repeat(n) },
];

const step =
  '<step name="Copy files" type="Command"><action>copy "a b" c</action><list><variable name="X" property="Y">"z"</variable></list></step>';

function count(times: number, part: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => part(index)).join('');
}

/** Characters below 256 in no order, always the same. */
function binary(length: number): string {
  let state = 977203;
  const codes = Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
  return codes.map((code) => String.fromCharCode(code)).join('');
}
