import { decode } from './encoding.ts';
import { windows1252 } from './windows1252.ts';

/**
 * How a file is read unit by unit: by bytes, or by two bytes in UTF-16. A unit becomes one character of a text, so that
 * offsets in it are places in the file. What has meaning in a log is ASCII; so its rows can be cut before what
 * stands in them is decoded, and a damaged character harms one row only.
 */
export interface FileUnits {
  /** In bytes. */
  readonly size: 1 | 2;
  /** A unit that is cut off at the end becomes a character, too. */
  read(bytes: Buffer): string;
  /** The text that a stretch of units stands for. */
  decode(units: string): string;
}

/** Holds the byte-order mark, or enough of the text to tell UTF-16 by its zero bytes. */
const HEAD = 4096;

/** How to read the file that begins with these bytes. */
export function unitsOf(head: Uint8Array): FileUnits {
  const { name } = decode(head.subarray(0, HEAD), { partial: true }).encoding;
  if (name === 'utf-16le') return utf16((bytes) => bytes);
  if (name === 'utf-16be') return utf16((bytes) => Buffer.from(bytes).swap16());
  return { size: 1, read: (bytes) => bytes.toString('latin1'), decode: decodeBytes };
}

function utf16(littleEndian: (bytes: Buffer) => Buffer): FileUnits {
  return {
    size: 2,
    read(bytes) {
      const whole = bytes.length & ~1;
      const text = littleEndian(bytes.subarray(0, whole)).toString('utf16le');
      return whole < bytes.length ? `${text}\uFFFD` : text;
    },
    decode: (units) => units,
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BEYOND_ASCII = /[\x80-\xff]/;

/** As UTF-8 where that is valid, else as Windows-1252. */
function decodeBytes(units: string): string {
  if (!BEYOND_ASCII.test(units)) return units;
  const bytes = Buffer.from(units, 'latin1');
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return windows1252.decode(bytes);
  }
}
