import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../server/src/languageService.ts';
import { captureStep, patch, restoreStep, sequence, setupStep } from '../support/sequences.ts';

const document = sequence(
  captureStep,
  '<group name="Setup">',
  setupStep({ properties: patch('PS100042') }),
  setupStep({ properties: 'SMSMP=CM01' }),
  '</group>',
  restoreStep,
  restoreStep,
);

/** Stretches of markup that an edit may put in or take out, besides any text. */
const inserted = fc.oneof(
  fc.constantFrom(
    '<step name="New">',
    '</step>',
    '<group>',
    '</group>',
    '<!--',
    '-->',
    '"',
    '<',
    '&',
    setupStep(),
  ),
  fc.string({ maxLength: 8 }),
);

const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(40), inserted });

describe('analysing a document again after an edit', () => {
  it('finds what a first analysis of the new text finds', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const analyser = createAnalyser();
        let text = document;
        analyser.analyse(text);
        for (const { at, removed, inserted: newText } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + newText + text.slice(start + removed);
          expect(analyser.analyse(text).findings).toEqual(createAnalyser().analyse(text).findings);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads only the step that changed', () => {
    const analyser = createAnalyser();
    const before = analyser.analyse(document);
    const after = analyser.analyse(document.replace('SMSMP=CM01', 'SMSMP=CM02'));
    if (before.kind !== 'taskSequence' || after.kind !== 'taskSequence') throw new Error('not recognised');
    const kept = after.document.sequence.steps.map(
      (step, index) => step.content === before.document.sequence.steps[index]?.content,
    );
    expect(kept).toEqual([true, true, false, true, true]);
  });
});
