import type { Fix } from '../../finding.ts';
import {
  type ClientHotfix,
  compareVersions,
  findClientHotfixes,
  parseClientPatchName,
  patchFileName,
  sourcedClientVersion,
} from '../../knowledge/hotfixes.ts';
import type { Edit } from '../../range.ts';
import {
  CLIENT_PROPERTIES_VARIABLE,
  type ClientProperties,
  clientPackageIds,
  clientProperties,
  overridesOf,
  replaceInProperties,
} from '../../taskSequence/clientInstallation.ts';
import { type PatchItem, quotedPatchList, readPatchEntries } from '../../taskSequence/clientPatch.ts';
import { additionTo } from '../../taskSequence/clientProperties.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { setVariable } from '../../taskSequence/sequenceEdits.ts';
import type { Step } from '../../taskSequence/step.ts';
import { suggestedFix } from './fixes.ts';

const PACKAGE_ID_PLACEHOLDER = '<Package_ID>';

/** The path of a hotfix's client patch below the client package, as KB977203 writes it. */
export function hotfixPath(hotfix: ClientHotfix, packageId: string): string {
  return `C:\\_SMSTaskSequence\\OSD\\${packageId}\\${hotfix.folder}\\${patchFileName(hotfix)?.name ?? ''}`;
}

/** The whole property for one hotfix. */
export function patchProperty(hotfix: ClientHotfix, packageId: string): string {
  return `PATCH=${quotedPatchList([hotfixPath(hotfix, packageId)])}`;
}

/**
 * Fixes that give the client of `setup` a hotfix, one for each service pack it exists for, or only for the one
 * that the sequence's other patches are made for.
 */
export function insertHotfixFixes(
  sequence: TaskSequence,
  setup: Step,
  kb: string,
  leaves: readonly string[] = [],
): readonly Fix[] {
  const place = effectiveProperties(sequence, setup);
  const level = servicePackOf(place?.text ?? '');
  const hotfixes = findClientHotfixes(kb).filter(
    (hotfix) => level === undefined || hotfix.servicePack === level,
  );
  const [clientPackage] = clientPackageIds(setup);
  return hotfixes.flatMap((hotfix) => {
    const edits = insertPatch(sequence, setup, place, hotfix, clientPackage ?? PACKAGE_ID_PLACEHOLDER);
    const leftover = clientPackage === undefined ? [...leaves, 'patch-package-id-placeholder'] : leaves;
    return (
      (edits && [suggestedFix(`Insert PATCH= for KB${kb} (${hotfix.servicePack})`, edits, leftover)]) || []
    );
  });
}

/** Where the client's properties are read from: a certain override, or the step's own value. */
function effectiveProperties(sequence: TaskSequence, setup: Step): ClientProperties | undefined {
  const override = overridesOf(sequence, { kind: 'setup', step: setup, setup }).find(
    ({ certain }) => certain,
  );
  return (
    override?.place ??
    clientProperties(sequence).find((place) => place.kind === 'setup' && place.step === setup)
  );
}

/** The service pack that the patches already listed are made for, where they agree. */
function servicePackOf(properties: string): string | undefined {
  const found = new Set(
    readPatchEntries(properties)
      .flatMap((entry) => entry.items)
      .map((item) => parseClientPatchName(item.text.split(/[\\/]/).at(-1) ?? ''))
      .filter((name) => name?.product === 'ConfigMgr 2007')
      .map((name) => name?.servicePack),
  );
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function insertPatch(
  sequence: TaskSequence,
  setup: Step,
  place: ClientProperties | undefined,
  hotfix: ClientHotfix,
  packageId: string,
): readonly Edit[] | undefined {
  const property = patchProperty(hotfix, packageId);
  if (!place) {
    const variable = { name: CLIENT_PROPERTIES_VARIABLE, property: 'ClientInstallProperties' };
    const edit = setVariable(sequence.source, setup, variable, property);
    return edit && [edit];
  }
  const entries = readPatchEntries(place.text);
  const entry = entries.find(({ items }) => items.some((item) => item.text !== ''));
  if (!entry) {
    const [empty] = entries;
    const addition = empty ? { range: empty.range, newText: property } : additionTo(place.text, property);
    return replaceInProperties(place, addition.range, addition.newText);
  }
  const path = hotfixPath(hotfix, packageId);
  const newer = entry.items.find((item) => isNewer(item, hotfix));
  if (newer) {
    const at = newer.range.start;
    return replaceInProperties(place, { start: at, end: at }, `${path};`);
  }
  const last = entry.items.findLast((item) => item.text !== '');
  const at = last?.range.end ?? entry.value.end;
  return replaceInProperties(place, { start: at, end: at }, `;${path}`);
}

function isNewer(item: PatchItem, hotfix: ClientHotfix): boolean {
  const name = parseClientPatchName(item.text.split(/[\\/]/).at(-1) ?? '');
  const own = sourcedClientVersion(hotfix.kb, hotfix.servicePack);
  const other =
    name?.kb !== undefined && name.servicePack !== undefined
      ? sourcedClientVersion(name.kb, name.servicePack)
      : undefined;
  return own !== undefined && other !== undefined && compareVersions(other, own) > 0;
}
