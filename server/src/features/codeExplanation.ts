import { type Advice, adviceFor } from '../knowledge/errorAdvice.ts';
import type { CodeSystem, ErrorCode } from '../knowledge/errorCode.ts';
import { type CodeDescription, describeCode, describeNumber } from '../knowledge/errorCodes.ts';

/** All that is known of a code. */
export interface CodeExplanation {
  readonly description: CodeDescription;
  readonly advice: readonly Advice[];
}

/** Explains a code of a log; `system`: who wrote it, where the log tells. */
export function explainCode(value: number, system?: CodeSystem): CodeExplanation {
  return { description: describeCode(value, system), advice: adviceFor(value, system) };
}

/** Explains a number somebody typed: whose code it is, is open, so that every system is asked. */
export function explainNumber(value: number): CodeExplanation {
  const description = describeNumber(value);
  const systems = new Set([undefined, ...description.readings.map(({ system }) => system)]);
  const advice = [...systems].flatMap((system) => adviceFor(value, system));
  return { description, advice: [...new Set(advice)] };
}

/** False for a number of which no source says anything. */
export function isKnown({ description, advice }: CodeExplanation): boolean {
  return description.readings.length > 0 || advice.length > 0;
}

/** HRESULTs are known by their hexadecimal form, the codes of Win32 and of programs by their decimal one. */
export function spellingsOf({ hexadecimal, signed, unsigned }: CodeDescription): readonly string[] {
  return signed === unsigned ? [unsigned, hexadecimal] : [hexadecimal, signed, unsigned];
}

/** What a source says for certain, and what it does not. */
export function certaintyOf({ certainty, meaning }: ErrorCode): string {
  return certainty === 'single' && meaning !== undefined ? 'no second source' : '';
}

/** The name by which a reading is called: its own, or what it is a code of. */
export function nameOf({ name, family }: ErrorCode): string {
  return name ?? family;
}

/** A code in as few words as tell it: `0x80070005 E_ACCESSDENIED`, `1603 ERROR_INSTALL_FAILURE`. */
export function codeName(value: number, system: CodeSystem | undefined): string {
  const description = describeCode(value, system);
  const [spelling] = spellingsOf(description);
  const names = [...new Set(description.readings.flatMap(({ name }) => name ?? []))];
  return names.length === 1 ? `${spelling} ${names[0]}` : (spelling ?? '');
}
