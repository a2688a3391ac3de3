import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseXml } from '../../../server/src/syntax/parseXml.ts';
import { decodeContent } from '../../../server/src/syntax/sourceString.ts';
import type * as xmlCharacters from '../../../server/src/syntax/xmlCharacters.ts';
import { elementName, rootElement } from '../../../server/src/syntax/xmlQuery.ts';
import { NodeKind, type XmlTree } from '../../../server/src/syntax/xmlTree.ts';
import { damaged } from '../../support/damage.ts';
import { hostileXml } from '../../support/hostileXml.ts';
import { wellFormedXml } from '../../support/wellFormedXml.ts';
import { describeProblems } from './describeTree.ts';

/** Characters read since the counter was set to 0; undefined while nobody counts. */
const reads = vi.hoisted((): { count: number | undefined } => ({ count: undefined }));

vi.mock('../../../server/src/syntax/xmlCharacters.ts', async (importOriginal) => {
  const original = await importOriginal<typeof xmlCharacters>();
  const codesOf = (text: string) => {
    const codes = original.codesOf(text);
    if (reads.count === undefined) return codes;
    return new Proxy(codes, {
      get: (target, place) => {
        reads.count = (reads.count ?? 0) + 1;
        return Reflect.get(target, place);
      },
    });
  };
  return { ...original, codesOf };
});

afterEach(() => {
  vi.restoreAllMocks();
  reads.count = undefined;
});

/** How many characters a parse looks at: one by one, by searching, and by cutting out. */
function charactersRead(text: string): number {
  let searched = 0;
  const { indexOf, lastIndexOf, slice } = String.prototype;
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, wanted, from = 0) {
    const found = indexOf.call(this, wanted, from);
    searched += (found < 0 ? this.length : found + wanted.length) - from;
    return found;
  });
  vi.spyOn(String.prototype, 'lastIndexOf').mockImplementation(function (this: string, wanted) {
    searched += this.length;
    return lastIndexOf.call(this, wanted);
  });
  vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from, to) {
    const part = slice.call(this, from, to);
    searched += part.length;
    return part;
  });
  reads.count = 0;
  parseXml(text);
  const read = reads.count;
  reads.count = undefined;
  vi.restoreAllMocks();
  return read + searched;
}

/** Enough for the square of the length to be far beyond what a character may cost. */
const PART = 10_000;
/** How often a character may be looked at: by each search at most once or twice, and there are ten. */
const MOST_READS = 16;

describe('hostile texts', () => {
  for (const { name, times, text } of hostileXml) {
    it(`${name}: parsed whole, with a table that holds together`, () => {
      checkTree(parseXml(text(times)));
    });

    it(`${name}: the work grows with the length only`, () => {
      const length = text(times).length;
      const part = text(Math.ceil(times * Math.min(1, PART / Math.max(length, 1))));
      expect(charactersRead(part)).toBeLessThanOrEqual(MOST_READS * part.length + 100);
    });
  }
});

const textOf = (wanted: string): string => {
  const found = hostileXml.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no hostile text is called ${wanted}`);
  return found.text(found.times);
};

function elementCount(tree: XmlTree, wanted: string): number {
  let elements = 0;
  for (let node = 0; node < tree.nodeCount; node++) {
    if (tree.kind[node] === NodeKind.Element && elementName(tree, node) === wanted) elements++;
  }
  return elements;
}

describe('what hostile texts are found to be', () => {
  for (const name of [
    'levels',
    'one long line',
    'attributes',
    'a billion laughs',
    'a document type with entities',
  ]) {
    it(`${name}: well-formed`, () => expect(parseXml(textOf(name)).problems).toEqual([]));
  }

  it('an entity is never expanded', () => {
    const tree = parseXml(textOf('a billion laughs'));
    expect(decodeContent(tree, rootElement(tree) ?? -1).text).toBe('&l20;');
  });

  it('each comparison is two signs too many, and all of it is one text', () => {
    const tree = parseXml(textOf('comparisons'));
    expect(tree.problems).toHaveLength(30_000);
    expect(new Set(tree.problems.map(({ code }) => code))).toEqual(new Set(['bare-less-than']));
    expect(tree.nodeCount).toBe(2);
  });

  it('each wrong closing tag is reported, and nothing else', () => {
    for (const name of ['wrong closing tags', 'wrong closing tags below many levels']) {
      const tree = parseXml(textOf(name));
      expect(tree.problems).toHaveLength(40_000);
      expect(new Set(tree.problems.map(({ code }) => code))).toEqual(new Set(['stray-end-tag']));
    }
  });

  it('each tag never closed is reported', () => {
    const { problems } = parseXml(textOf('tags never closed'));
    expect(problems).toHaveLength(5_000);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['unclosed-element']));
  });

  it('a quote never closed harms one tag of a large document', () => {
    const text = textOf('a quote never closed in the middle of a large document');
    const tree = parseXml(text);
    expect(describeProblems(text, tree.problems)).toEqual(['unclosed-attribute-value ["Copy files]']);
    for (const name of ['step', 'action', 'list', 'variable']) expect(elementCount(tree, name)).toBe(4_001);
  });

  it('signs in a row are one problem', () => {
    expect(parseXml(textOf('less-than signs in an element')).problems).toHaveLength(1);
  });
});

describe('any damage', () => {
  it('leaves a table that holds together, also of a stretch', () => {
    fc.assert(
      fc.property(damaged(wellFormedXml), fc.nat(), fc.nat(), (text, a, b) => {
        checkTree(parseXml(text));
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        checkTree(parseXml(text, start, end));
      }),
      { numRuns: 5000 },
    );
  });

  it('a stretch reads as the same text alone', () => {
    fc.assert(
      fc.property(damaged(wellFormedXml), fc.string(), fc.string(), (text, before, after) => {
        const alone = parseXml(text);
        const start = before.length;
        const inside = parseXml(before + text + after, start, start + text.length);
        expect(inside.nodeCount).toBe(alone.nodeCount);
        for (const column of ['kind', 'parent', 'firstChild', 'nextSibling', 'attributeCount'] as const) {
          expect(inside[column].slice(0, alone.nodeCount)).toEqual(alone[column].slice(0, alone.nodeCount));
        }
        for (const column of ['nodeStart', 'nodeEnd', 'nameEnd', 'startTagEnd', 'endTagStart'] as const) {
          const moved = alone[column].slice(0, alone.nodeCount).map((at) => (at < 0 ? at : at + start));
          expect(inside[column].slice(0, alone.nodeCount)).toEqual(moved);
        }
        const expected =
          start === 0 && after === ''
            ? alone.problems
            : alone.problems.filter(({ code }) => code !== 'invalid-character');
        expect(inside.problems).toEqual(
          expected.map((p) => ({ ...p, start: p.start + start, end: p.end + start })),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('of any string at all, too', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), junk()), (text) =>
        checkTree(parseXml(text)),
      ),
      { numRuns: 5000 },
    );
  });
});

/** Strings of the signs that mean something in XML. */
function junk(): fc.Arbitrary<string> {
  const sign = fc.constantFrom(
    ...['<', '>', '"', "'", '&', '/', '=', ' ', '!', '?', '-', ']', '[', ';', '#', 'a', 'b', '\n'],
    ...['<a', '</a>', '<b x="', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE '],
  );
  return fc.array(sign, { maxLength: 60 }).map((signs) => signs.join(''));
}

/** Throws unless the columns agree with each other, all text is covered and the problems are in order. */
function checkTree(tree: XmlTree): void {
  const { text, start, end, nodeCount, attributeTotal } = tree;
  const fail = (what: string, node: number): never => {
    throw new Error(`${what}: row ${node} of ${JSON.stringify(text.slice(0, 200))}`);
  };
  const cell = (column: Int32Array, row: number): number => {
    const value = column[row];
    return value === undefined ? fail('a cell outside the column', row) : value;
  };

  let attributesSeen = 0;
  const lastChild = new Map<number, number>();
  const strayTags = new Map(
    tree.problems.filter((p) => p.code === 'stray-end-tag').map((p) => [p.start, p.end]),
  );
  /** Between the rows of one parent nothing stands but end tags that close nothing. */
  const expectCovered = (from: number, to: number, node: number) => {
    let at = from;
    while (at < to) at = strayTags.get(at) ?? fail(`the text at ${at} is in no row`, node);
  };
  const contentStart = (parent: number) =>
    parent >= 0 ? cell(tree.startTagEnd, parent) : start + (text.charAt(start) === '\ufeff' ? 1 : 0);
  const contentEnd = (parent: number) => {
    if (parent < 0) return end;
    return cell(tree.endTagStart, parent) >= 0 ? cell(tree.endTagStart, parent) : cell(tree.nodeEnd, parent);
  };

  for (let node = 0; node < nodeCount; node++) {
    const nodeStart = cell(tree.nodeStart, node);
    const nodeEnd = cell(tree.nodeEnd, node);
    const parent = cell(tree.parent, node);
    if (nodeStart >= nodeEnd) fail('an empty row', node);
    if (parent >= node) fail('a parent behind its child', node);
    if (nodeStart < contentStart(parent) || nodeEnd > contentEnd(parent)) fail('not inside its parent', node);
    if (parent >= 0 && tree.kind[parent] !== NodeKind.Element) fail('a parent that is no element', node);
    if (node > 0 && cell(tree.nodeStart, node - 1) >= nodeStart) fail('not in order', node);

    const previous = lastChild.get(parent) ?? -1;
    if (previous >= 0 && cell(tree.nextSibling, previous) !== node) fail('not the next sibling', node);
    if (previous < 0 && parent >= 0 && cell(tree.firstChild, parent) !== node)
      fail('not the first child', node);
    expectCovered(previous >= 0 ? cell(tree.nodeEnd, previous) : contentStart(parent), nodeStart, node);
    if (previous >= 0 && tree.kind[previous] === NodeKind.Text && tree.kind[node] === NodeKind.Text) {
      if (cell(tree.nodeEnd, previous) === nodeStart) fail('a text in two rows', node);
    }
    lastChild.set(parent, node);

    if (tree.kind[node] !== NodeKind.Element) {
      if (cell(tree.firstChild, node) !== -1) fail('a child of no element', node);
      continue;
    }
    const nameEnd = cell(tree.nameEnd, node);
    const startTagEnd = cell(tree.startTagEnd, node);
    const endTagStart = cell(tree.endTagStart, node);
    if (text.charAt(nodeStart) !== '<' || nameEnd <= nodeStart + 1 || nameEnd > startTagEnd)
      fail('a start tag', node);
    if (startTagEnd > nodeEnd || (endTagStart !== -1 && !text.startsWith('</', endTagStart)))
      fail('an end tag', node);
    if (cell(tree.firstAttribute, node) !== attributesSeen) fail('attribute rows', node);
    let at = nameEnd;
    for (let i = 0; i < cell(tree.attributeCount, node); i++) {
      const row = attributesSeen++;
      const places = [tree.attributeNameStart, tree.attributeNameEnd].map((column) => cell(column, row));
      if (cell(tree.attributeValueStart, row) >= 0) {
        places.push(cell(tree.attributeValueStart, row), cell(tree.attributeValueEnd, row));
      }
      for (const place of places)
        at = place >= at && place <= startTagEnd ? place : fail('an attribute', node);
    }
  }
  if (attributesSeen !== attributeTotal) fail('attributes of no element', nodeCount);
  for (let node = -1; node < nodeCount; node++) {
    if (node >= 0 && tree.kind[node] !== NodeKind.Element) continue;
    const last = lastChild.get(node) ?? -1;
    if (last >= 0 && cell(tree.nextSibling, last) !== -1) fail('a sibling behind the last child', node);
    if (node >= 0 && last < 0 && cell(tree.firstChild, node) !== -1) fail('a child that is not there', node);
    const isSelfClosing = node >= 0 && cell(tree.nodeEnd, node) === cell(tree.startTagEnd, node);
    if (!isSelfClosing)
      expectCovered(last >= 0 ? cell(tree.nodeEnd, last) : contentStart(node), contentEnd(node), node);
  }
  let before = start;
  for (const problem of tree.problems) {
    if (problem.start < before || problem.end < problem.start || problem.end > end)
      fail('a problem', problem.start);
    before = problem.start;
  }
}
