import { describe, expect, it } from 'vitest';
import type { Range } from '../../../server/src/range.ts';
import { parseXml } from '../../../server/src/syntax/parseXml.ts';
import {
  attributes,
  attributeValue,
  cdataContentRange,
  childElements,
  elementName,
  innerRange,
  nodeAt,
  nodeRange,
  rootElement,
  startTagRange,
} from '../../../server/src/syntax/xmlQuery.ts';
import { NodeKind } from '../../../server/src/syntax/xmlTree.ts';

const text = `<?xml version="1.0"?>
<!-- c -->
<sequence version='3.00' empty="" bare>
  <group name="A &amp; B"><step/>x<![CDATA[<y>]]></group>
  <group>
</sequence>`;
const tree = parseXml(text);
const at = (range: Range | undefined) => range && text.slice(range.start, range.end);
const root = rootElement(tree) ?? -1;
const [first = -1, second = -1] = childElements(tree, root);

describe('asking the table', () => {
  it('finds the root behind declaration and comment', () => {
    expect(elementName(tree, root)).toBe('sequence');
    expect(rootElement(parseXml('<!-- x --> y'))).toBeUndefined();
    expect(rootElement(parseXml(''))).toBeUndefined();
  });

  it('lists child elements, not text', () => {
    expect([...childElements(tree, root)].map((node) => elementName(tree, node))).toEqual(['group', 'group']);
    expect([...childElements(tree, first)].map((node) => elementName(tree, node))).toEqual(['step']);
  });

  it('lists attributes with their ranges', () => {
    expect(
      attributes(tree, root).map(({ name, nameRange, valueRange }) => [name, at(nameRange), at(valueRange)]),
    ).toEqual([
      ['version', 'version', '3.00'],
      ['empty', 'empty', ''],
      ['bare', 'bare', undefined],
    ]);
    expect(attributes(tree, second)).toEqual([]);
  });

  it('finds an attribute by its exact name, of duplicates the first', () => {
    expect(at(attributeValue(tree, root, 'version'))).toBe('3.00');
    expect(at(attributeValue(tree, first, 'name'))).toBe('A &amp; B');
    expect(attributeValue(tree, first, 'Name')).toBeUndefined();
    expect(attributeValue(tree, first, 'nam')).toBeUndefined();
    expect(attributeValue(tree, root, 'bare')).toBeUndefined();
    const doubled = parseXml('<a b="1" b="2"/>');
    expect(attributeValue(doubled, 0, 'b')).toEqual({ start: 6, end: 7 });
  });

  it('tells ranges of nodes, start tags and contents', () => {
    expect(at(nodeRange(tree, first))).toBe('<group name="A &amp; B"><step/>x<![CDATA[<y>]]></group>');
    expect(at(startTagRange(tree, first))).toBe('<group name="A &amp; B">');
    expect(at(innerRange(tree, first))).toBe('<step/>x<![CDATA[<y>]]>');
    const [step = -1] = childElements(tree, first);
    expect(at(innerRange(tree, step))).toBe('');
  });

  it('takes an element that is not closed up to where it was closed for it', () => {
    expect(at(innerRange(tree, second))).toBe('\n');
    expect(at(nodeRange(tree, second))).toBe('<group>\n');
  });

  it('tells what stands in a CDATA section, also in one that is not closed', () => {
    const section = tree.kind.indexOf(NodeKind.CData);
    expect(at(cdataContentRange(tree, section))).toBe('<y>');
    const broken = parseXml('<a><![CDATA[]]');
    expect(cdataContentRange(broken, 1)).toEqual({ start: 12, end: 14 });
    const empty = parseXml('<a><![CDATA[]]></a>');
    expect(cdataContentRange(empty, 1)).toEqual({ start: 12, end: 12 });
  });

  it('finds the innermost node at every offset', () => {
    for (let offset = -1; offset <= text.length; offset++) {
      let expected: number | undefined;
      for (let node = 0; node < tree.nodeCount; node++) {
        const { start, end } = nodeRange(tree, node);
        if (start <= offset && offset < end) expected = node;
      }
      expect(nodeAt(tree, offset), `offset ${offset}`).toBe(expected);
    }
  });

  it('reads a stretch of a text with the offsets of that text', () => {
    const section = cdataContentRange(tree, tree.kind.indexOf(NodeKind.CData));
    const inner = parseXml(text, section.start, section.end);
    expect(inner.text).toBe(text);
    expect([inner.start, inner.end]).toEqual([section.start, section.end]);
    expect(elementName(inner, 0)).toBe('y');
    expect(inner.problems).toEqual([{ code: 'unclosed-element', start: section.start, end: section.end }]);
  });
});
