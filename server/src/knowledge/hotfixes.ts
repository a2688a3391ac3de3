/** Client hotfixes and the case of KB977203: what rules, hovers and log findings share. */
export {
  ccmCertFix,
  certificateImportFailure,
  findKnowledgeBaseArticle,
  type KnowledgeBaseArticle,
  knowledgeBaseArticles,
  misprintedKb,
} from './certificateFailure.ts';
export {
  type ClientHotfix,
  clientHotfixes,
  compareHotfixes,
  compareVersions,
  findClientHotfix,
  findClientHotfixes,
  type Product,
  patchFileName,
  sourcedClientVersion,
  supersedingHotfixes,
} from './clientHotfixes.ts';
export {
  type ClientPatchName,
  type ClientPatchPattern,
  clientPackagePlaces,
  clientPatchPatterns,
  type InstallerExitCode,
  parseClientPatchName,
  patchExitCodes,
} from './clientPatches.ts';
export type { Certainty, Source } from './sources.ts';
