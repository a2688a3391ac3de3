import type { Finding } from '../finding.ts';
import type { Ignore } from './control.ts';
import { removeEntryEdits } from './controlEdits.ts';

/** The code of the finding below; like the codes of rules, and the name of none. */
export const IGNORE_UNUSED = 'ignore-unused';

/** What is said, in the control file with this text, of an entry that hides nothing. */
export function unusedIgnore(text: string, { rule, files, step, index, ruleRange }: Ignore): Finding {
  const where = [files === undefined ? '' : ` in ${files}`, step === undefined ? '' : ` in '${step}'`];
  return {
    code: IGNORE_UNUSED,
    severity: 'warning',
    message: `This entry hides nothing: there is no finding of ${rule}${where.join('')}. Remove it, so that it does not hide the next mistake.`,
    range: ruleRange,
    fixes: [{ title: 'Remove the entry', safe: false, edits: removeEntryEdits(text, index), leaves: [] }],
    related: [],
  };
}
