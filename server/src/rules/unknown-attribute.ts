import { sequenceGrammar } from '../knowledge/sequenceGrammar.ts';
import { nearestName } from '../nearestName.ts';
import type { Range } from '../range.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { unexpectedAttributes } from './support/unexpected.ts';

export const rule: TaskSequenceRule = {
  code: 'unknown-attribute',
  title: 'An attribute that the element does not have',
  category: 'Structure',
  severity: 'information',
  reads: 'taskSequence',
  what: 'An attribute of a name that no such element has in any task sequence; a warning where it is nearly one that it has.',
  why: 'An attribute that is not known is not looked at.',
  todo: 'Correct the name, or remove the attribute.',
  example: {
    bad: '<group name="Capture" descripton="User files">',
    good: '<group name="Capture" description="User files">',
  },
  sources: [taskSequenceSteps],
  check(document, report) {
    const { source } = document.sequence;
    for (const { name, nameRange, parent } of unexpectedAttributes(document)) {
      if (/^xml(?:ns)?(?::|$)/.test(name)) continue;
      const known = [...(sequenceGrammar.get(parent)?.attributes ?? [])];
      const meant = known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? nearestName(name, known);
      if (meant === undefined) {
        const message = `Task sequences have no attribute '${name}' on a <${parent}>, so it is probably not looked at. Remove it if nothing of your own reads it.`;
        report({ range: nameRange, message });
        continue;
      }
      const isThere = hasAttribute(source, nameRange, meant);
      report({
        severity: 'warning',
        range: nameRange,
        message: `A <${parent}> has no attribute '${name}', so it is not looked at. Did you mean '${meant}'?`,
        fixes: isThere
          ? []
          : [
              suggestedFix(
                `Write '${meant}'`,
                [{ range: nameRange, newText: meant }],
                meant === 'disable' ? ['disabled-item'] : [],
              ),
            ],
      });
    }
  },
};

/** Whether the tag round a name has an attribute as well; what is farther away than any tag is long does not count. */
function hasAttribute(source: string, name: Range, wanted: string): boolean {
  const before = source.slice(Math.max(0, name.start - 2000), name.start);
  const after = source.slice(name.end, name.end + 2000);
  const tag = before.slice(before.lastIndexOf('<') + 1) + (/^[^>]*/.exec(after)?.[0] ?? '');
  return new RegExp(`\\s${wanted}\\s*=`).test(tag);
}
