import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parser as lezer } from '@lezer/xml';
import { buildAst } from '@xml-tools/ast';
import { parse as parseByXmlTools } from '@xml-tools/parser';
import { SaxesParser } from 'saxes';
import { getLanguageService } from 'vscode-html-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseXml } from '../../server/src/syntax/parseXml.ts';
import { generateExport, generateSequence } from '../support/generateSequence.ts';
import type { Row } from './row.ts';

/** Each pair of parser and document is measured in so many processes, in turns. */
const PROCESSES = 3;
/** In each the first parse is the cold one; the warm ones go on for so many milliseconds. */
const WARM_MILLISECONDS = 1000;

const html = getLanguageService();

/** Each parses a text and returns something that depends on the result. The first one is ours. */
const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  'this parser': (text) => parseXml(text).nodeCount,
  '@lezer/xml': (text) => lezer.parse(text).length,
  '@xml-tools/parser and ast': (text) => {
    const { cst, tokenVector } = parseByXmlTools(text);
    return buildAst(cst as Parameters<typeof buildAst>[0], tokenVector).rootElement?.name;
  },
  'vscode-html-languageservice': (text) =>
    html.parseHTMLDocument(TextDocument.create('file:///x.xml', 'xml', 0, text)).roots.length,
  saxes: (text) => {
    let elements = 0;
    const parser = new SaxesParser();
    parser.on('opentag', () => elements++);
    parser.write(text).close();
    return elements;
  },
  "indexOf('<')": (text) => {
    let signs = 0;
    for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) signs++;
    return signs;
  },
};

/** What is parsed, one after the other: of an export the document and then the sequence in its CDATA section. */
const documents: Readonly<Record<string, () => readonly string[]>> = {
  'bare sequence': () => [flat(generateSequence())],
  'export on one line': () => {
    const text = flat(generateExport());
    return [text, flat(text.slice(text.indexOf('<![CDATA[') + 9, text.indexOf(']]>')))];
  },
};

/** The same text as one piece in memory, as a text from an editor is. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

interface Times {
  readonly cold: number;
  readonly warm: number;
}

/**
 * Parses a generated sequence of 2 MB with several parsers, cold and warm; each ratio is to this parser. Every
 * parser has processes of its own, for what one leaves behind for the garbage collector would slow the next.
 */
export async function benchXml(): Promise<readonly Row[]> {
  return Object.keys(documents).flatMap((document) => {
    const times = measureInTurns(document);
    return [
      ...toRows(`xml 2 MB, ${document}, warm`, times, ({ warm }) => warm),
      ...toRows(`xml 2 MB, ${document}, cold`, times, ({ cold }) => cold),
    ];
  });
}

function toRows(
  table: string,
  times: ReadonlyMap<string, readonly Times[]>,
  pick: (times: Times) => number,
): readonly Row[] {
  const medians = [...times].map(([parser, list]) => ({ parser, milliseconds: median(list.map(pick)) }));
  const ours = medians[0]?.milliseconds ?? Number.NaN;
  return medians.map(({ parser, milliseconds }) => ({
    name: `${table}: ${parser}`,
    milliseconds,
    ratio: milliseconds / ours,
  }));
}

function measureInTurns(document: string): ReadonlyMap<string, readonly Times[]> {
  const times = new Map(Object.keys(parsers).map((parser) => [parser, [] as Times[]]));
  for (let round = 0; round < PROCESSES; round++) {
    for (const [parser, list] of times) list.push(measureInProcess(document, parser));
  }
  return times;
}

function measureInProcess(document: string, parser: string): Times {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), document, parser], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [cold = Number.NaN, warm = Number.NaN] = output.split(' ').map(Number);
  return { cold, warm };
}

function measure(parse: (text: string) => unknown, texts: readonly string[]): Times {
  const cold = timeOf(parse, texts);
  const warm: number[] = [];
  const end = performance.now() + WARM_MILLISECONDS;
  while (warm.length === 0 || performance.now() < end) warm.push(timeOf(parse, texts));
  return { cold, warm: median(warm) };
}

function timeOf(parse: (text: string) => unknown, texts: readonly string[]): number {
  const start = performance.now();
  for (const text of texts) parse(text);
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const makeTexts = documents[process.argv[2] ?? ''];
  const parse = parsers[process.argv[3] ?? ''];
  if (makeTexts && parse) {
    const { cold, warm } = measure(parse, makeTexts());
    console.log(`${cold} ${warm}`);
  } else {
    console.table(await benchXml());
  }
}
