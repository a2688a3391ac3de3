import { findClientProperty } from '../knowledge/clientPropertyFacts.ts';
import {
  clientProperties,
  entriesOf,
  propertiesRange,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { clientInstallationProperties } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'client-value-separated',
  title: 'A blank separates a client property from its value',
  category: 'Client properties',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A blank stands between the equals sign of a property of the client, or the colon of a parameter of ccmsetup (information), and the value. /skipprereq is left alone: one of the pages of the reference prints it with a blank.',
  why: 'The reference separates entries by a blank, and writes values right behind the sign: the property or parameter may be left empty, and the value stands alone.',
  todo: 'Write the value right behind the colon or the equals sign.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">/mp: CM01.example.com SMSSITECODE= PS1</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">/mp:CM01.example.com SMSSITECODE=PS1</variable>`,
  },
  sources: [clientInstallationProperties],
  check({ sequence }, report) {
    for (const place of clientProperties(sequence)) {
      const entries = entriesOf(place);
      for (const [index, entry] of entries.entries()) {
        const next = entries[index + 1];
        if (entry.kind === 'stray' || next?.kind !== 'stray') continue;
        const { start, end } = entry.range;
        const name = place.text.slice(entry.name.start, entry.name.end);
        const separator = place.text.slice(entry.name.end, end);
        // What PATCH= may look like, rules of its own know.
        if (name.toUpperCase() === 'PATCH' || separator !== (entry.kind === 'property' ? '=' : ':')) continue;
        const fact = findClientProperty(name);
        if (fact?.takesValue === false || /^[/-]skipprereq$/i.test(name)) continue;
        const written = place.text.slice(next.range.start, next.range.end);
        // Whether a property that is not known, or one that is stuck to the value, holds a secret, nobody knows.
        const value = !fact || fact.secret || written.includes('=') ? 'The value' : `'${written}'`;
        const blanks = { start: end, end: next.range.start };
        report({
          ...(entry.kind === 'parameter' && { severity: 'information' }),
          range: propertiesRange(place, { start, end: next.range.start }),
          message: `${value} stands apart from ${name}${separator}, and blanks separate the entries: the value may not be taken. Take the blank out.`,
          fixes: [suggestedFix('Remove the blank', replaceInProperties(place, blanks, ''))],
        });
      }
    }
  },
};
