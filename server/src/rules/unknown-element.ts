import { elementNames, sequenceGrammar } from '../knowledge/sequenceGrammar.ts';
import { nearestName } from '../nearestName.ts';
import type { Edit } from '../range.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { isBelowStep, unexpectedElements } from './support/unexpected.ts';

export const rule: TaskSequenceRule = {
  code: 'unknown-element',
  title: 'An element that task sequences do not have there',
  category: 'Structure',
  severity: 'information',
  reads: 'taskSequence',
  what: 'An element of a name that no task sequence has at that place; a warning where it is nearly one that it has.',
  why: 'What stands in an element that is not known is not looked at.',
  todo: 'Correct the name, move the element to where it belongs, or remove it.',
  example: {
    bad: '<step name="Restart" description=""><acton>smsboot.exe /target:HD</acton></step>',
    good: '<step name="Restart" description=""><action>smsboot.exe /target:HD</action></step>',
  },
  sources: [taskSequenceSteps],
  check(document, report) {
    const { source } = document.sequence;
    for (const element of unexpectedElements(document)) {
      if (isBelowStep(element)) continue;
      const { name, parent, startTag, nameRange, range } = element;
      const children = [...(sequenceGrammar.get(parent)?.children ?? [])];
      const meant =
        children.find((child) => child.toLowerCase() === name.toLowerCase()) ?? nearestName(name, children);
      if (meant !== undefined) {
        const edits: Edit[] = [{ range: nameRange, newText: meant }];
        const endTag = new RegExp(`</${name}(\\s*)>$`).exec(source.slice(range.start, range.end));
        if (endTag) {
          const start = range.start + endTag.index + 2;
          edits.push({ range: { start, end: start + name.length }, newText: meant });
        }
        report({
          severity: 'warning',
          range: startTag,
          message: `There is no element <${name}> in a <${parent}>, so it is not looked at. Did you mean <${meant}>?`,
          fixes: [suggestedFix(`Write <${meant}>`, edits)],
        });
        continue;
      }
      const known = elementNames.includes(name)
        ? `An element <${name}> does not belong into a <${parent}>`
        : `Task sequences have no element <${name}>`;
      report({ range: startTag, message: `${known}, so it is probably not looked at. Move or remove it.` });
    }
  },
};
