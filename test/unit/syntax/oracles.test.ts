import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parser as lezer } from '@lezer/xml';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../server/src/syntax/parseXml.ts';
import { decodeAttribute, decodeContent } from '../../../server/src/syntax/sourceString.ts';
import {
  attributes,
  cdataContentRange,
  childElements,
  elementName,
} from '../../../server/src/syntax/xmlQuery.ts';
import { NodeKind, type XmlTree } from '../../../server/src/syntax/xmlTree.ts';
import { damaged } from '../../support/damage.ts';
import { wellFormedXml } from '../../support/wellFormedXml.ts';

/** Real sequences of other people: they are beside the project, not in it. */
const CORPUS = new URL('../../../../shared/corpus/ts/', import.meta.url);

function filesBelow(folder: URL): URL[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(new URL(`${entry.name}/`, folder)) : [new URL(entry.name, folder)],
  );
}

const corpus = filesBelow(CORPUS).map((url) => ({
  name: decodeURIComponent(url.pathname.slice(CORPUS.pathname.length)),
  text: new TextDecoder().decode(readFileSync(url)),
}));

if (corpus.length === 0)
  console.log('The corpus of real task sequences is not beside the project: its tests did not run.');

/** One element in document order. The text is known of elements without child elements. */
interface ReadElement {
  readonly depth: number;
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  text: string | undefined;
}

/** What saxes, a strict parser, makes of a text: its elements, or undefined when it is not well-formed. */
function readBySaxes(text: string): readonly ReadElement[] | undefined {
  const elements: ReadElement[] = [];
  const open: ReadElement[] = [];
  const parser = new SaxesParser();
  let failed = false;
  const addText = (part: string) => {
    const element = open.at(-1);
    if (element?.text !== undefined) element.text += part;
  };
  parser.on('error', () => {
    failed = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    if (parent) parent.text = undefined;
    const element = { depth: open.length, name, attributes: Object.entries(attributes), text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return failed ? undefined : elements;
}

/** Line ends as a processor hands them on, which we leave as they are written. */
function asProcessed(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function readByUs(tree: XmlTree): readonly ReadElement[] {
  const depth = new Map([[-1, -1]]);
  const elements: ReadElement[] = [];
  for (let node = 0; node < tree.nodeCount; node++) {
    if (tree.kind[node] !== NodeKind.Element) continue;
    const ownDepth = (depth.get(tree.parent[node] ?? -1) ?? -1) + 1;
    depth.set(node, ownDepth);
    const isLeaf = [...childElements(tree, node)].length === 0;
    elements.push({
      depth: ownDepth,
      name: elementName(tree, node),
      attributes: attributes(tree, node).map(({ name, row }) => [
        name,
        asProcessed(decodeAttribute(tree, row).text),
      ]),
      text: isLeaf ? asProcessed(decodeContent(tree, node).text) : undefined,
    });
  }
  return elements;
}

/** The places of element and attribute names in document order. */
function namesByUs(tree: XmlTree): readonly string[] {
  const names: string[] = [];
  for (let node = 0; node < tree.nodeCount; node++) {
    if (tree.kind[node] !== NodeKind.Element) continue;
    names.push(`${(tree.nodeStart[node] ?? 0) + 1}-${tree.nameEnd[node]}`);
    for (const { nameRange } of attributes(tree, node)) names.push(`${nameRange.start}-${nameRange.end}`);
  }
  return names;
}

function namesByLezer(text: string): readonly string[] {
  const names: string[] = [];
  lezer.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'CloseTag') return false;
      if (name === 'TagName' || name === 'AttributeName') names.push(`${from}-${to}`);
      return true;
    },
  });
  return names;
}

/** Documents whose verdict the two may give differently, each with the reason. */
const justified: readonly { readonly why: string; readonly applies: (text: string) => boolean }[] = [
  {
    why: 'neither reads the document type: saxes lets malformed ones pass and knows no entity that one declares',
    applies: (text) => text.includes('<!DOCTYPE'),
  },
  {
    why: 'saxes takes a lone surrogate together with whatever follows',
    applies: (text) => /\p{Surrogate}/u.test(text),
  },
  { why: 'saxes accepts a `?` right behind a target', applies: (text) => /<\?[^\s?]+\?(?!>)/.test(text) },
];

describe('beside saxes and @lezer/xml', () => {
  it('generated documents have the same elements, attributes and texts', () => {
    fc.assert(
      fc.property(wellFormedXml, (text) => {
        const tree = parseXml(text);
        expect(tree.problems).toEqual([]);
        expect(readByUs(tree)).toEqual(readBySaxes(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('generated documents have their names at the same places', () => {
    fc.assert(
      fc.property(
        wellFormedXml.filter((text) => !text.includes('[<!ENTITY')),
        (text) => {
          expect(namesByUs(parseXml(text))).toEqual(namesByLezer(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('damaged documents get the same verdict', () => {
    let wellFormed = 0;
    fc.assert(
      fc.property(damaged(wellFormedXml), (text) => {
        fc.pre(!justified.some(({ applies }) => applies(text)));
        const isWellFormed = parseXml(text).problems.length === 0;
        if (isWellFormed) wellFormed++;
        expect(isWellFormed).toBe(readBySaxes(text) !== undefined);
      }),
      { numRuns: 20_000 },
    );
    expect(wellFormed).toBeGreaterThan(1000);
  });
});

describe(`the real task sequences (${corpus.length} found)`, () => {
  it('have the same elements, attributes and texts, also inside CDATA sections', () => {
    for (const { name, text } of corpus) {
      const tree = parseXml(text);
      expect(tree.problems, name).toEqual([]);
      expect(readByUs(tree), name).toEqual(readBySaxes(text));
      for (let node = 0; node < tree.nodeCount; node++) {
        if (tree.kind[node] !== NodeKind.CData) continue;
        const { start, end } = cdataContentRange(tree, node);
        if (!text.startsWith('<', start)) continue;
        const nested = parseXml(text, start, end);
        expect(nested.problems, name).toEqual([]);
        expect(readByUs(nested), name).toEqual(readBySaxes(text.slice(start, end)));
      }
    }
  });

  it('have their names at the same places', () => {
    for (const { name, text } of corpus) {
      expect(namesByUs(parseXml(text)), name).toEqual(namesByLezer(text));
    }
  });

  it('get the same verdict when they are damaged', () => {
    const small = corpus.filter(({ text }) => text.length < 8000).map(({ text }) => text);
    if (small.length === 0) return;
    fc.assert(
      fc.property(damaged(fc.constantFrom(...small)), (text) => {
        fc.pre(!justified.some(({ applies }) => applies(text)));
        expect(parseXml(text).problems.length === 0).toBe(readBySaxes(text) !== undefined);
      }),
      { numRuns: 2000 },
    );
  });
});
