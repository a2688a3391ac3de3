import {
  ccmCertFix,
  findClientHotfix,
  findKnowledgeBaseArticle,
  parseClientPatchName,
} from '../knowledge/hotfixes.ts';
import type { Range } from '../range.ts';
import {
  clientPackageIds,
  inItem,
  type Patch,
  type PatchUse,
  patchUses,
} from '../taskSequence/clientInstallation.ts';
import type { TaskSequence, TaskSequenceDocument } from '../taskSequence/model.ts';
import { isDataPath, isPackageId } from '../taskSequence/patchPath.ts';
import { fromDocument, toDocument } from './embedding.ts';
import type { PageLink } from './logHover.ts';
import { packageUses } from './packageUses.ts';

export interface Hover {
  readonly range: Range;
  readonly markdown: string;
}

/** What is known of the thing at `offset` of a task sequence; undefined where there is nothing to tell. */
export function taskSequenceHover(
  { text, sequence }: TaskSequenceDocument,
  offset: number,
  pageLink: PageLink,
): Hover | undefined {
  const inSequence = fromDocument(offset, sequence.embedding);
  const found = patchHover(sequence, inSequence, pageLink);
  if (found) return { ...found, range: toDocument(found.range, sequence.embedding) };
  return wordHover(text, sequence, offset, pageLink);
}

/** Inside a PATCH= entry. */
function patchHover(sequence: TaskSequence, offset: number, pageLink: PageLink): Hover | undefined {
  for (const use of patchUses(sequence)) {
    for (const { source, offset: base } of use.properties.copies) {
      if (offset < source.range.start || offset > source.range.end) continue;
      const at = source.decodedOffset(offset) - base;
      const found = entryHover(sequence, use, at, pageLink);
      if (!found) continue;
      return { ...found, range: source.rangeOf(base + found.range.start, base + found.range.end) };
    }
  }
  return undefined;
}

function entryHover(
  sequence: TaskSequence,
  use: PatchUse,
  at: number,
  pageLink: PageLink,
): Hover | undefined {
  const { entry, patches } = use;
  if (holds(entry.name, at)) return { range: entry.name, markdown: aboutPatch(use, pageLink) };
  for (const patch of patches) {
    if (!holds(patch.item.range, at)) continue;
    const part = (range: Range) => inItem(patch.item, range);
    const { root, packageId, file } = patch.path;
    if (root.kind === 'variable' && isDataPath(root) && holds(part(root.range), at)) {
      return { range: part(root.range), markdown: aboutDataPath() };
    }
    if (packageId && holds(part(packageId.range), at)) {
      return { range: part(packageId.range), markdown: aboutPackage(sequence, packageId.text, use) };
    }
    if (file && holds(part(file.range), at)) return { range: part(file.range), markdown: aboutFile(patch) };
  }
  return undefined;
}

function holds(range: Range, at: number): boolean {
  return range.start <= at && at < range.end;
}

function aboutPatch({ properties }: PatchUse, pageLink: PageLink): string {
  const [clientPackage] = clientPackageIds(properties.setup);
  const guide = pageLink('docs/guides/kb977203.md');
  return [
    '**PATCH** · Windows Installer property: patches (.msp) that are installed together with the client.',
    'Full paths, separated by semicolons, in one pair of double quotes.',
    clientPackage === undefined
      ? 'The patch is taken from the client package, which lies in `_SMSTaskSequence\\OSD\\<its ID>` when setup runs.'
      : `The patch is taken from the client package \`${clientPackage}\`, which lies in \`_SMSTaskSequence\\OSD\\${clientPackage}\` when setup runs.`,
    'What the sequence cannot show:',
    '- After the hotfix is installed on the site server, update the distribution points of the client package.\n- Give client push properties (SMSSLP, FSP, ...) again when the hotfix is installed on clients, or they are lost.',
    ...(guide === undefined ? [] : [`[Guide: KB977203 step by step](${guide})`]),
  ].join('\n\n');
}

function aboutDataPath(): string {
  return [
    '**_SMSTSMDataPath** · the folder of the running task sequence, usually `C:\\_SMSTaskSequence`; read-only.',
    'Its drive letter can differ between Windows PE and the full operating system. KB977203 recommends against it in PATCH=: write the drive out, or use a UNC path.',
  ].join('\n\n');
}

function aboutPackage(sequence: TaskSequence, id: string, use: PatchUse | undefined): string {
  const accepted = clientPackageIds(use?.properties.setup).map((candidate) => candidate.toLowerCase());
  const uses = packageUses(sequence, id);
  const verdict =
    !use || accepted.length === 0
      ? []
      : [
          accepted.includes(id.toLowerCase())
            ? `This is the client package of '${use.properties.setup?.name ?? ''}', as it should be.`
            : `The client package of '${use.properties.setup?.name ?? ''}' is \`${clientPackageIds(use.properties.setup)[0] ?? ''}\`.`,
        ];
  const used =
    uses.length === 0 ? ['Nothing else in this sequence uses it.'] : uses.map((line) => `- ${line}`);
  return [`**${id}** · package`, ...verdict, used.join('\n')].join('\n\n');
}

function aboutFile({ path }: Patch): string {
  const file = path.file?.text ?? '';
  const name = parseClientPatchName(file);
  if (!name) {
    return `**${file}** · no known form of a client patch name. Names vary by language: compare it with the file in the client package.`;
  }
  const hotfix =
    name.kb !== undefined && name.servicePack !== undefined
      ? findClientHotfix(name.kb, name.servicePack)
      : undefined;
  const facts = [
    `${name.product}${name.servicePack === undefined ? '' : ` ${name.servicePack}`}`,
    ...(name.architecture === undefined ? [] : [name.architecture]),
    ...(hotfix?.clientVersion !== undefined && hotfix.versionCertainty === 'sourced'
      ? [`client files ${hotfix.clientVersion}`]
      : []),
  ];
  return [
    `**${file}** · client patch for ${facts.join(', ')}`,
    ...(hotfix ? [hotfix.about] : []),
    ...(name.kb === undefined ? [] : [aboutArticle(name.kb)]),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function aboutArticle(kb: string): string | undefined {
  const article = findKnowledgeBaseArticle(kb);
  return article && `[KB${kb}](${article.url}) · ${article.title}. ${article.note}`;
}

/** Anywhere in the document: KB numbers, the data path variable, CCMCertFix, package IDs that the sequence uses. */
function wordHover(
  text: string,
  sequence: TaskSequence,
  offset: number,
  pageLink: PageLink,
): Hover | undefined {
  const range = wordAt(text, offset);
  const word = text.slice(range.start, range.end);
  const kb = /^KB-?(\d{6,8})$/i.exec(word)?.[1];
  const article = kb === undefined ? undefined : aboutArticle(kb);
  if (article !== undefined) return { range, markdown: article };
  if (/^_SMSTSMDataPath$/i.test(word)) return { range, markdown: aboutDataPath() };
  if (word.toLowerCase().startsWith('ccmcertfix')) return { range, markdown: aboutCertFix(pageLink) };
  if (isPackageId(word) && packageUses(sequence, word).length > 0) {
    return { range, markdown: aboutPackage(sequence, word, undefined) };
  }
  return undefined;
}

function aboutCertFix(pageLink: PageLink): string {
  const guide = pageLink('docs/guides/kb977203.md');
  return [
    `**${ccmCertFix.fileName}** · repairs the certificates that a ConfigMgr 2007 client already has (KB${ccmCertFix.kb}); the client patch corrects new ones only.`,
    `It lies in \`<ConfigMgr install folder>\\${ccmCertFix.folder}\` on a site server with the hotfix. It is not in KB977384: unpack KB977203 with \`${ccmCertFix.extractCommand}\`.`,
    `Its program must ${ccmCertFix.program}.`,
    ...(guide === undefined ? [] : [`[Guide: KB977203 step by step](${guide})`]),
  ].join('\n\n');
}

function wordAt(text: string, offset: number): Range {
  let start = offset;
  let end = offset;
  while (start > 0 && /\w/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /\w/.test(text.charAt(end))) end++;
  return { start, end };
}
