import type { Product } from '../../knowledge/hotfixes.ts';
import type { Patch, PatchUse } from '../../taskSequence/clientInstallation.ts';
import { factOf } from '../../taskSequence/facts.ts';
import { meantPatchName } from './patches.ts';

/** The service pack or release that the other patches of a product agree on. */
export function agreedServicePack(use: PatchUse, patch: Patch, product: Product): string | undefined {
  // With one against one, only the second is reported.
  const isFirstOfTwo = use.patches.length === 2 && use.patches[0] === patch;
  return isFirstOfTwo ? undefined : servicePackOfOthers(use, patch, product);
}

/** The same, also for the first one of two. */
export function servicePackOfOthers(
  use: PatchUse,
  patch: Patch,
  product: Product = 'ConfigMgr 2007',
): string | undefined {
  const own = servicePackOf(patch, product);
  const others = [...(listedServicePacks(use).get(product) ?? [])]
    .filter(([servicePack, count]) => count > (servicePack === own ? 1 : 0))
    .map(([servicePack]) => servicePack);
  return others.length === 1 ? others[0] : undefined;
}

/** How often each service pack or release of a product stands in a list. */
const listedServicePacks = factOf(
  ({ patches }: PatchUse): ReadonlyMap<Product, ReadonlyMap<string, number>> => {
    const products = new Map<Product, Map<string, number>>();
    for (const { path } of patches) {
      const name = meantPatchName(path.file?.text);
      if (name?.servicePack === undefined) continue;
      const counts = products.get(name.product) ?? new Map<string, number>();
      products.set(name.product, counts);
      counts.set(name.servicePack, (counts.get(name.servicePack) ?? 0) + 1);
    }
    return products;
  },
);

function servicePackOf(patch: Patch, product: Product): string | undefined {
  const name = meantPatchName(patch.path.file?.text);
  return name?.product === product ? name.servicePack : undefined;
}
