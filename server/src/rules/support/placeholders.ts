import { clientPackageIds, type Patch, type PatchUse } from '../../taskSequence/clientInstallation.ts';
import { sequenceFact } from '../../taskSequence/facts.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { isPackageIdPlaceholder, type PathSegment } from '../../taskSequence/patchPath.ts';
import { eachPatch } from './patches.ts';

/** A part of a patch's path that stands for a real name. */
export interface PatchPlaceholder {
  readonly use: PatchUse;
  readonly patch: Patch;
  readonly segment: PathSegment;
  /** It stands for the ID of a package. */
  readonly isPackage: boolean;
}

/** The placeholders in the patches of a sequence. */
export const patchPlaceholders = sequenceFact((sequence: TaskSequence): readonly PatchPlaceholder[] =>
  [...eachPatch(sequence)].flatMap(({ use, patch }) => {
    const accepted = clientPackageIds(use.properties.setup).map((id) => id.toLowerCase());
    return [...placeholders(patch)]
      .filter(({ segment }) => !accepted.includes(segment.text.toLowerCase()))
      .map((placeholder) => ({ use, patch, ...placeholder }));
  }),
);

/**
 * Placeholders where the package ID belongs, wherever one names the package ID, and any other in angle brackets,
 * which no name of a file can hold.
 */
function* placeholders(
  patch: Patch,
): Generator<{ readonly segment: PathSegment; readonly isPackage: boolean }> {
  const { segments, packageId } = patch.path;
  for (const segment of segments) {
    const isPackage =
      segment === packageId || /^[<[({%]?(?:\w+[ _-])*package.?id[>\])}%]?$/i.test(segment.text);
    if (isPackage && isPackageIdPlaceholder(segment.text)) {
      yield { segment, isPackage: true };
    } else if (/<[^<>]*>/.test(segment.text)) {
      yield { segment, isPackage: false };
    }
  }
}
