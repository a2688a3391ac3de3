import { certificateImportFailure as failure } from '../knowledge/hotfixes.ts';
import { codeInLog } from '../log/codes.ts';
import type { LogDocument } from '../log/logDocument.ts';
import type { Range } from '../range.ts';
import { explainCode, isKnown } from './codeExplanation.ts';
import { codeMarkdown } from './codeMarkdown.ts';

export interface LogHover {
  readonly range: Range;
  readonly markdown: string;
}

/** Where a page that ships with the extension can be opened; undefined where it cannot. */
export type PageLink = (page: string) => string | undefined;

/** What is known of the error code at `offset`; undefined where there is none, or only a number nobody explains. */
export function logHover(log: LogDocument, offset: number, pageLink: PageLink): LogHover | undefined {
  const code = codeInLog(log, offset);
  if (code === undefined) return undefined;
  const explanation = explainCode(code.value, code.system);
  if (!isKnown(explanation) && code.value < 2 ** 31) return undefined;
  const additions = code.value === failure.code ? [failureExplained(pageLink)] : [];
  return { range: code.range, markdown: codeMarkdown(explanation, additions) };
}

function failureExplained(pageLink: PageLink): string {
  const guide = pageLink(failure.guide);
  return [
    `In a user state migration of ConfigMgr 2007 this is the case of **KB977203**. ${failure.cause}`,
    'Both halves of the fix are needed:',
    `1. ${failure.newCertificates}\n2. ${failure.existingCertificates}`,
    ...(guide === undefined ? [] : [`[Guide: the fix step by step](${guide})`]),
  ].join('\n\n');
}
