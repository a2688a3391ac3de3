import type { Fix } from '../../finding.ts';
import {
  type ClientHotfix,
  compareHotfixes,
  findClientHotfixes,
  patchFileName,
} from '../../knowledge/hotfixes.ts';
import type { Edit } from '../../range.ts';
import {
  type ClientProperties,
  clientPackageIds,
  clientProperties,
  overridesOf,
  replaceInProperties,
} from '../../taskSequence/clientInstallation.ts';
import { type PatchItem, quotedPatchList, readPatchEntries } from '../../taskSequence/clientPatch.ts';
import { additionTo } from '../../taskSequence/clientProperties.ts';
import { CLIENT_PROPERTIES_VARIABLE } from '../../taskSequence/clientSettings.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { readPatchPath } from '../../taskSequence/patchPath.ts';
import { setVariable } from '../../taskSequence/sequenceEdits.ts';
import type { Step } from '../../taskSequence/step.ts';
import { suggestedFix } from './fixes.ts';
import { meantPatchName } from './patches.ts';

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
 * that the sequence's other patches are made for. The later service pack comes first, because it is the likelier one
 * where somebody takes the first fix unseen.
 */
export function insertHotfixFixes(
  sequence: TaskSequence,
  setup: Step,
  kb: string,
  leaves: readonly string[] = [],
): readonly Fix[] {
  const level = servicePackOf(effectiveProperties(sequence, setup)?.text ?? '');
  return findClientHotfixes(kb)
    .filter((hotfix) => level === undefined || hotfix.servicePack === level)
    .toSorted((a, b) => (a.servicePack < b.servicePack ? 1 : -1))
    .flatMap((hotfix) => insertPathFix(sequence, setup, (id) => hotfixPath(hotfix, id), hotfix, leaves));
}

/** The fix that gives the client of `setup` a patch of a known file name. */
export function insertFileFix(
  sequence: TaskSequence,
  setup: Step,
  file: { readonly name: string; readonly kb: string; readonly servicePack: string },
  leaves: readonly string[] = [],
): readonly Fix[] {
  const folder = findClientHotfixes(file.kb)[0]?.folder ?? `i386\\hotfix\\KB${file.kb}`;
  const path = (id: string) => `C:\\_SMSTaskSequence\\OSD\\${id}\\${folder}\\${file.name}`;
  return insertPathFix(sequence, setup, path, file, leaves);
}

function insertPathFix(
  sequence: TaskSequence,
  setup: Step,
  pathFor: (packageId: string) => string,
  hotfix: Pick<ClientHotfix, 'kb' | 'servicePack'>,
  leaves: readonly string[],
): readonly Fix[] {
  const [clientPackage] = clientPackageIds(setup);
  const path = pathFor(clientPackage ?? PACKAGE_ID_PLACEHOLDER);
  const edits = insertPath(sequence, setup, path, hotfix);
  if (!edits) return [];
  const left = clientPackage === undefined ? [...leaves, 'patch-package-id-placeholder'] : leaves;
  return [suggestedFix(`Insert PATCH= for KB${hotfix.kb} (${hotfix.servicePack})`, edits, left)];
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
      .map((item) => meantPatchName(readPatchPath(item.text).file?.text))
      .filter((name) => name?.product === 'ConfigMgr 2007')
      .map((name) => name?.servicePack),
  );
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** The edits that add a path to the list, before patches that are known to be newer. */
function insertPath(
  sequence: TaskSequence,
  setup: Step,
  path: string,
  hotfix: Pick<ClientHotfix, 'kb' | 'servicePack'>,
): readonly Edit[] | undefined {
  const property = `PATCH=${quotedPatchList([path])}`;
  const place = effectiveProperties(sequence, setup);
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
  const newer = entry.items.find((item) => isNewer(item, hotfix));
  if (newer) {
    const at = newer.range.start;
    return replaceInProperties(place, { start: at, end: at }, `${path};`);
  }
  const last = entry.items.findLast((item) => item.text !== '');
  const at = last?.range.end ?? entry.value.end;
  return replaceInProperties(place, { start: at, end: at }, `;${path}`);
}

function isNewer(item: PatchItem, { kb, servicePack }: Pick<ClientHotfix, 'kb' | 'servicePack'>): boolean {
  const other = meantPatchName(readPatchPath(item.text).file?.text);
  if (other?.kb === undefined || other.servicePack !== servicePack) return false;
  return (compareHotfixes(other.kb, kb, servicePack) ?? 0) > 0;
}
