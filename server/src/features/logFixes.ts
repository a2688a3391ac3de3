import type { Finding, Fix } from '../finding.ts';
import { ccmCertFix } from '../knowledge/hotfixes.ts';
import { insertCertFix } from '../rules/ccmcertfix-missing.ts';
import { rule as certificateImportFailed } from '../rules/certificate-import-failed.ts';
import { insertHotfixFixes } from '../rules/support/insertPatch.ts';
import { carriesCertificateHotfix } from '../rules/support/patches.ts';
import { userStateFlow } from '../rules/support/userState.ts';
import { patchUses } from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { checkTaskSequence } from './diagnostics.ts';
import { fixInDocument } from './embedding.ts';

/** Which half of the fix of KB977203 a fix belongs to. */
export type Half = 'patch' | 'certificates';

export interface SequenceFix {
  readonly half: Half;
  /** Edits of the task sequence, in its offsets. */
  readonly fix: Fix;
}

/** Whether fixes in a task sequence can mend what a finding of a log is about. */
export function isMendedInSequence(finding: Finding): boolean {
  return finding.code === certificateImportFailed.code;
}

/**
 * What a task sequence lacks against 0x80092024: PATCH= inserted, or its mistakes mended, and the CCMCertFix steps.
 * Empty where nothing is left to do, and for sequences of later versions, which do not know the failure.
 */
export function fixesAgainstCertificateFailure(document: TaskSequenceDocument): readonly SequenceFix[] {
  const { sequence } = document;
  const flow = userStateFlow(sequence);
  if (sequence.dialect.product === 'later' || !flow.setup) return [];
  const uses = patchUses(sequence);
  const patched = carriesCertificateHotfix(uses);
  const patchFixes = patched
    ? checkTaskSequence(document)
        .filter(isAboutPatch)
        .flatMap((finding) => finding.fixes.slice(0, 1))
    : insertHotfixFixes(sequence, flow.setup, ccmCertFix.kb).map((fix) =>
        fixInDocument(fix, sequence.embedding),
      );
  const certificateFixes = flow.certFix
    ? []
    : insertCertFix(sequence, flow).map((fix) => fixInDocument(fix, sequence.embedding));
  return [
    ...patchFixes.map((fix): SequenceFix => ({ half: 'patch', fix })),
    ...certificateFixes.map((fix): SequenceFix => ({ half: 'certificates', fix })),
  ];
}

function isAboutPatch(finding: Finding): boolean {
  return (
    finding.code.startsWith('patch-') && finding.severity !== 'hint' && finding.severity !== 'information'
  );
}
