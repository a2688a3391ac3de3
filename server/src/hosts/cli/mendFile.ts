import type { DocumentControl } from '../../features/control.ts';
import type { Fix } from '../../finding.ts';
import { fixText } from '../../fixText.ts';
import { shownFindings } from '../../languageService.ts';
import type { CheckOptions } from './arguments.ts';
import { describeFileError } from './fileErrors.ts';
import type { InputFile } from './findFiles.ts';
import { type FileDocument, readDocument } from './readDocument.ts';
import { isAtLeast } from './report.ts';
import { encodeAgain, replaceFile } from './writeFile.ts';

export type Mended =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'written'; readonly made: readonly Fix[] }
  /** `problem`: why not, as the end of a sentence that begins with the file's name. */
  | { readonly kind: 'failed'; readonly problem: string };

/**
 * Makes the fixes asked for in a file and writes it back in its own encoding. Safe fixes are made whatever the
 * severity of the finding, suggested ones only for findings that are listed; none for what `control` hides.
 */
export async function mendFile(
  { path }: InputFile,
  { fix, severity }: CheckOptions,
  control: DocumentControl,
): Promise<Mended> {
  // What cannot be read is reported by the check that follows.
  const document = await readDocument(path).catch(() => undefined);
  // A log is evidence: what it says is mended in the program that writes it.
  if (!document || document.analysis.kind === 'log') return { kind: 'unchanged' };
  const { text, made } = fixText(
    document.text,
    document.analyser,
    fix === 'suggested' ? (finding) => isAtLeast(finding.severity, severity) : undefined,
    (analysis) => shownFindings(analysis, control),
  );
  if (text === document.text) return { kind: 'unchanged' };
  const problem = await write(path, text, document);
  return problem === undefined ? { kind: 'written', made } : { kind: 'failed', problem };
}

async function write(path: string, text: string, original: FileDocument): Promise<string | undefined> {
  const encoded = encodeAgain(text, original);
  if (encoded.kind === 'impossible') return `is left as it is: ${encoded.reason}`;
  try {
    await replaceFile(path, encoded.bytes);
    return undefined;
  } catch (error) {
    return describeFileError(error, 'written');
  }
}
