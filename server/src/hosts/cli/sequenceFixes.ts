import { createLineIndex } from '../../features/lineIndex.ts';
import { fixesAgainstCertificateFailure } from '../../features/logFixes.ts';
import type { InputFile } from './findFiles.ts';
import { readDocument } from './readDocument.ts';
import { type FixReport, reportFix } from './report.ts';

/**
 * What mends, in the task sequences among `files`, the failure that a log reports. The sequences are read one at a
 * time when this is first asked for, and only the fixes are kept.
 */
export function createSequenceFixes(files: readonly InputFile[]): () => Promise<readonly FixReport[]> {
  let fixes: Promise<readonly FixReport[]> | undefined;
  return () => {
    fixes ??= collect(files);
    return fixes;
  };
}

async function collect(files: readonly InputFile[]): Promise<readonly FixReport[]> {
  const fixes: FixReport[] = [];
  for (const file of files) {
    const document = await readDocument(file.path).catch(() => undefined);
    if (document?.analysis.kind !== 'taskSequence') continue;
    const found = fixesAgainstCertificateFailure(document.analysis.document);
    const lines = createLineIndex(document.text);
    fixes.push(...found.map(({ fix }) => reportFix(fix, lines, file.name)));
  }
  return fixes;
}
