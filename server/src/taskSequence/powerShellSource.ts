import { StepType } from '../knowledge/stepTypes.ts';
import type { Range } from '../range.ts';
import { readCommand } from './actions.ts';
import { findNamed } from './elements.ts';
import { stepFact } from './facts.ts';
import type { StepContent } from './step.ts';
import { type TextPlace, trimmedPlace, wholePlace, withinPlace } from './textPlace.ts';

/** A script that stands in a step encoded: that of a Run PowerShell Script step, or one on a command line. */
export interface PowerShellSource {
  /** The script itself. */
  readonly text: string;
  /** Where the encoded text stands. */
  readonly encoded: TextPlace;
  /**
   * Where a stretch of the script stands: four encoded characters hold three bytes, so what comes back can reach a
   * character further on either side.
   */
  placeOf(stretch: Range): TextPlace;
}

const SOURCE_VARIABLE = 'OSDRunPowerShellScriptSourceScript';

/** The script of a step: base64 of UTF-16LE with a byte order mark, as consoles write it, or of UTF-8. */
export const powerShellSource = stepFact((content): PowerShellSource | undefined => {
  const encoded =
    content.type === StepType.runPowerShellScript ? ownScript(content) : encodedCommand(content);
  const decoded = encoded && decodeBase64(encoded);
  return decoded && readScript(decoded, encoded);
});

function ownScript(content: StepContent): TextPlace | undefined {
  const value = findNamed(content.variables, SOURCE_VARIABLE)?.value;
  return value && value.text.trim() !== '' ? trimmedPlace(wholePlace(value)) : undefined;
}

/**
 * What stands behind `-EncodedCommand`, which PowerShell takes by any beginning of its name and as `-ec`. Source:
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe
 */
function encodedCommand(content: StepContent): TextPlace | undefined {
  const command = readCommand(content);
  if (!command || !/\b(?:powershell|pwsh)\b/i.test(command.text)) return undefined;
  for (const match of command.text.matchAll(/(?<=\s[-/])([a-z]+)[\s:]+["']?([A-Za-z0-9+/]{8,}={0,2})/dgi)) {
    const [, name = ''] = match;
    const isEncoded = 'encodedcommand'.startsWith(name.toLowerCase()) || name.toLowerCase() === 'ec';
    const [start, end] = match.indices?.[2] ?? [];
    if (isEncoded && start !== undefined && end !== undefined) {
      return withinPlace(command.places[0], { start, end });
    }
  }
  return undefined;
}

function readScript({ bytes, characters }: DecodedBase64, encoded: TextPlace): PowerShellSource {
  const [first, second, third] = bytes;
  const marked = first === 0xff && second === 0xfe;
  const isUtf8 = !marked && ((first === 0xef && second === 0xbb && third === 0xbf) || !looksLikeUtf16(bytes));
  const text = new TextDecoder(isUtf8 ? 'utf-8' : 'utf-16le').decode(bytes);
  // The decoder drops the mark.
  const markLength = marked ? 2 : isUtf8 && first === 0xef ? 3 : 0;
  const byteAt = (offset: number) =>
    markLength + (isUtf8 ? new TextEncoder().encode(text.slice(0, offset)).length : offset * 2);
  const characterAt = (index: number) => characters[index] ?? encoded.end;
  return {
    text,
    encoded,
    placeOf({ start, end }) {
      const from = characterAt(Math.floor((byteAt(start) * 4) / 3));
      const last = characterAt(Math.ceil((byteAt(end) * 4) / 3) - 1);
      return { source: encoded.source, start: from, end: Math.max(from, Math.min(last + 1, encoded.end)) };
    },
  };
}

/** Scripts are mostly made of characters whose second byte is zero. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 512);
  const zeros = sample.filter((byte, index) => index % 2 === 1 && byte === 0).length;
  return zeros > sample.length / 4;
}

interface DecodedBase64 {
  readonly bytes: Uint8Array;
  /** Where in the text each encoded character stands; blanks are none. */
  readonly characters: readonly number[];
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: ReadonlyMap<string, number> = new Map(
  [...alphabet].map((character, value) => [character, value]),
);

/** Undefined when the text there is no base64; one that breaks off is decoded as far as it goes. */
function decodeBase64({ source: { text }, start, end }: TextPlace): DecodedBase64 | undefined {
  const characters: number[] = [];
  const bytes: number[] = [];
  let bits = 0;
  let bitCount = 0;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === '=') break;
    if (' \t\r\n'.includes(character)) continue;
    const value = values.get(character);
    if (value === undefined) return undefined;
    characters.push(at);
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes.push((bits >> bitCount) & 0xff);
  }
  return bytes.length === 0 ? undefined : { bytes: Uint8Array.from(bytes), characters };
}
