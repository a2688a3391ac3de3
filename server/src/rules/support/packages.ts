import { MISSING_PACKAGE, type PackageUse, packageUses } from '../../taskSequence/references.ts';
import type { StepContent } from '../../taskSequence/step.ts';

/** Three letters or digits of the site that made the package, and five hexadecimal digits. */
export function isWellFormedPackageId(id: string): boolean {
  return /^[A-Z0-9]{3}[0-9A-F]{5}$/i.test(id);
}

/** Templates and imports leave these where a package is still to be chosen. */
export function isMissingPackage(id: string): boolean {
  return id === MISSING_PACKAGE || id === '00000001';
}

/** The packages a step names, each once: its variables and its action say the same. */
export function distinctPackageUses(content: StepContent): readonly PackageUse[] {
  const seen = new Set<string>();
  return packageUses(content).filter(({ id }) => {
    const key = id.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Where a use stands, in offsets from the step's own start. */
export function useRange({ place }: PackageUse): { readonly start: number; readonly end: number } {
  return place.source.rangeOf(place.start, place.end);
}
