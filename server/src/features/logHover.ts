import { type CodeDescription, describeCode } from '../knowledge/errorCodes.ts';
import { certificateImportFailure as failure } from '../knowledge/hotfixes.ts';
import { codeAt } from '../log/codes.ts';
import { type LogDocument, messageRange, rowAt } from '../log/logDocument.ts';
import type { Range } from '../range.ts';

export interface LogHover {
  readonly range: Range;
  readonly markdown: string;
}

/** Where a page that ships with the extension can be opened; undefined where it cannot. */
export type PageLink = (page: string) => string | undefined;

/** What is known of the error code at `offset`; undefined where there is none, or only a number nobody explains. */
export function logHover(log: LogDocument, offset: number, pageLink: PageLink): LogHover | undefined {
  const code = codeAt(log.text, offset, messageRange(log, rowAt(log, offset)));
  if (code === undefined) return undefined;
  const description = describeCode(code.value);
  if (description.known === undefined && code.value < 2 ** 31) return undefined;
  const parts = [heading(description), spellings(description)];
  if (code.value === failure.code) parts.push(failureExplained(pageLink));
  parts.push(source(description));
  return { range: code.range, markdown: parts.filter((part) => part !== '').join('\n\n') };
}

function heading(description: CodeDescription): string {
  const { known } = description;
  const name = known?.name === undefined ? '' : ` \`${known.name}\``;
  return [`**${numbersOf(description)[0]}**${name}`, known?.meaning ?? '']
    .filter((line) => line !== '')
    .join('  \n');
}

/** HRESULTs are known by their hexadecimal form, Win32 and Windows Installer codes by their decimal one. */
function numbersOf({ hexadecimal, signed, unsigned }: CodeDescription): readonly string[] {
  return signed === unsigned ? [unsigned, hexadecimal] : [hexadecimal, signed, unsigned];
}

function spellings(description: CodeDescription): string {
  const { win32, facility, known } = description;
  const numbers = numbersOf(description)
    .map((number) => `\`${number}\``)
    .join(' = ');
  const inside = win32 === undefined ? '' : `, Win32 code ${win32} inside`;
  const where = facility === undefined ? known?.family : `facility: ${facility}`;
  return `${numbers}${inside}${where === undefined ? '' : ` · ${where}`}`;
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

function source({ known }: CodeDescription): string {
  if (known === undefined) return 'No name is known for this code.';
  const { title, url } = known.source;
  const single = known.certainty === 'single' && known.meaning !== undefined ? ', no second source' : '';
  return `*Source: ${url === undefined ? title : `[${title}](${url})`}${single}*`;
}
