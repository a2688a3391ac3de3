import { describe, expect, it } from 'vitest';
import { mayHoldSecrets } from '../../../server/src/features/secretHints.ts';
import { secretPatterns } from '../../../server/src/features/secretPatterns.ts';
import { findSecrets } from '../../../server/src/features/secrets.ts';

describe('every form of secrets gives a hint', () => {
  for (const { what, examples } of secretPatterns) {
    it(what, () => {
      for (const example of examples) {
        // A value that gives no hint itself.
        const text = example.replaceAll('SECRET', 'x1');
        expect(mayHoldSecrets(text), text).toBe(true);
        expect(mayHoldSecrets(text.toUpperCase()), text).toBe(true);
      }
    });
  }

  it('as do variables with the names of secrets', () => {
    for (const text of [
      '<variable name="OSDJoinPassword">x1</variable>',
      '<variable name="LicenceKey">x1</variable>',
      '<variable name="A" isSecret="true">x1</variable>',
      '<variable name="DoNotShowVariableValue">true</variable><variable name="VariableValue">x1</variable>',
    ]) {
      expect(findSecrets(text), text).toHaveLength(1);
      expect(mayHoldSecrets(text), text).toBe(true);
    }
  });
});

it('usual messages give none', () => {
  for (const text of [
    'Policy is evaluated for the assignment of this client',
    'Request 12 to the management point failed. Error 0x80070005',
    'Action start 9:14:02: INSTALL.',
    '',
  ]) {
    expect(mayHoldSecrets(text), text).toBe(false);
  }
});
