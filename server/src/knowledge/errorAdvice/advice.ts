import type { CodeSystem } from '../errorCode.ts';
import type { Source } from '../sources.ts';

/** What a published source says about a code in one situation, in our own words. */
export interface Advice {
  /** The 32 bits as an unsigned number. */
  readonly value: number;
  /** Given where the number is one of a system that shares its numbers with others. */
  readonly system?: CodeSystem;
  /** Where the code was met: *Windows Update*, *domain join*. */
  readonly situation: string;
  readonly cause: string;
  readonly action: string;
  readonly source: Source;
}

/** A code as the source spells it, `0x80070005` or `1603`, why it came, and what to do. */
export type AdviceRow = readonly [code: string, cause: string, action: string];

/** Rows that share situation and source. */
export function advise(
  situation: string,
  source: Source,
  rows: readonly AdviceRow[],
  system?: CodeSystem,
): readonly Advice[] {
  return rows.map(([code, cause, action]) => ({
    value: Number(code),
    ...(system && { system }),
    situation,
    cause,
    action,
    source,
  }));
}

/** Codes a source treats alike. */
export function alike(codes: readonly string[], cause: string, action: string): readonly AdviceRow[] {
  return codes.map((code) => [code, cause, action]);
}

/** A page of Microsoft's troubleshooting articles. */
export function article(path: string, title: string): Source {
  return { title, url: `https://learn.microsoft.com/troubleshoot/${path}` };
}
