import type { TaskSequenceRule } from './rule.ts';
import { xmlSpecification } from './support/sources.ts';
import { eachMistake, written } from './support/xmlFindings.ts';

export const rule: TaskSequenceRule = {
  code: 'xml-outside-root',
  title: 'Something stands outside of the root element',
  category: 'XML',
  severity: 'error',
  reads: 'taskSequence',
  what: 'Text, or a second element, beside the root element of the document.',
  why: 'An XML document is one element. With anything beside it, neither the console nor the client can read it.',
  todo: 'Remove what stands outside, or move it into the root element.',
  example: {
    bad: `<sequence version="3.10">
</sequence>
<group name="Install" description="">
</group>`,
    good: `<sequence version="3.10">
  <group name="Install" description="">
  </group>
</sequence>`,
  },
  sources: [xmlSpecification],
  check(document, report) {
    eachMistake(document, ['second-root', 'text-outside-root'], report, (mistake) => {
      const { start, end, code } = mistake.problem;
      const text = written(mistake);
      const name = /^<[^\s<>/]*/.exec(text)?.[0];
      const what = code === 'second-root' && name !== undefined ? `${name}> stands` : 'This text stands';
      return {
        range: { start, end },
        message: `${what} outside of the document's root element, which must be the only one. Move it inside, or remove it.`,
      };
    });
  },
};
