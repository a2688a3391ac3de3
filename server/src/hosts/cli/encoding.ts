import { windows1252 } from './windows1252.ts';

/** How a file writes its text: enough to write it back the same way. */
export interface Encoding {
  /** As the encoding standard calls it, in lower case. */
  readonly name: string;
  readonly byteOrderMark: boolean;
}

export interface DecodedText {
  /** Without the byte-order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Reads bytes as text: by the byte-order mark, by the zero bytes of UTF-16, by the XML declaration, as UTF-8 where
 * that is valid, else as Windows-1252, in which every byte is a character. `partial` bytes may end inside a character.
 */
export function decode(bytes: Uint8Array, { partial = false } = {}): DecodedText {
  const mark = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (mark) return decodeAs({ name: mark.name, byteOrderMark: true }, bytes.subarray(mark.mark.length));
  const name = utf16WithoutMark(bytes) ?? declaredEncoding(bytes);
  if (name !== undefined && name !== 'utf-8') return decodeAs({ name, byteOrderMark: false }, bytes);
  const encoding = { name: 'utf-8', byteOrderMark: false };
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes, { stream: partial }), encoding };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodeAs({ name: 'windows-1252', byteOrderMark: false }, bytes);
  }
}

/** The bytes of a text, its byte-order mark included; undefined where the encoding has no place for a character. */
export function encode(text: string, { name, byteOrderMark }: Encoding): Uint8Array | undefined {
  const content = encodeContent(text, name);
  const mark = BYTE_ORDER_MARKS.find((candidate) => candidate.name === name)?.mark;
  if (!content || !byteOrderMark || !mark) return content;
  const bytes = new Uint8Array(mark.length + content.length);
  bytes.set(mark);
  bytes.set(content, mark.length);
  return bytes;
}

const BYTE_ORDER_MARKS = [
  { name: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { name: 'utf-16le', mark: [0xff, 0xfe] },
  { name: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

function decodeAs(encoding: Encoding, bytes: Uint8Array): DecodedText {
  if (encoding.name === windows1252.name) return { text: windows1252.decode(bytes), encoding };
  return { text: new TextDecoder(encoding.name, { ignoreBOM: true }).decode(bytes), encoding };
}

/** Of text in a Western language, one byte of each pair is zero. What stands at the start of the file decides. */
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const pairs = Math.min(bytes.length, 1024) >> 1;
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) zerosFirst++;
    if (bytes[2 * pair + 1] === 0) zerosSecond++;
  }
  const many = pairs / 2;
  const few = pairs / 10;
  if (zerosSecond > many && zerosFirst < few) return 'utf-16le';
  if (zerosFirst > many && zerosSecond < few) return 'utf-16be';
  return undefined;
}

/** What the XML declaration says, where it can be true: text that is read byte by byte is no UTF-16. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = windows1252.decode(bytes.subarray(0, 256));
  const label = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  if (label === undefined) return undefined;
  try {
    const name = new TextDecoder(label).encoding;
    return name.startsWith('utf-16') ? undefined : name;
  } catch (error) {
    // The declaration names an encoding nobody knows.
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function encodeContent(text: string, name: string): Uint8Array | undefined {
  switch (name) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-16le':
      return encodeUtf16(text, true);
    case 'utf-16be':
      return encodeUtf16(text, false);
    default:
      return encodeByTable(text, bytesOf(name));
  }
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), littleEndian);
  return bytes;
}

function encodeByTable(text: string, table: ReadonlyMap<string, number>): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = table.get(text.charAt(at));
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}

/** The characters that an encoding writes as a single byte; all there are, unless it is one for East Asian text. */
function bytesOf(name: string): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const { text } = decodeAs({ name, byteOrderMark: false }, Uint8Array.of(byte));
    if (text !== '\uFFFD' && !table.has(text)) table.set(text, byte);
  }
  return table;
}
