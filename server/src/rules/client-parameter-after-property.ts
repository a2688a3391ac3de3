import { propertiesRange, replaceInProperties } from '../taskSequence/clientInstallation.ts';
import { stretchToRemove } from '../taskSequence/clientProperties.ts';
import type { TaskSequenceRule } from './rule.ts';
import { clientEntries } from './support/clientEntries.ts';
import { suggestedFix } from './support/fixes.ts';
import { clientInstallationProperties } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'client-parameter-after-property',
  title: 'A parameter of ccmsetup stands behind a property',
  category: 'Client properties',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A parameter of ccmsetup, such as /mp: or /skipprereq:, stands behind a property, such as SMSMP=.',
  why: 'The reference puts parameters first: what stands behind the first property is meant for the client installation that ccmsetup starts.',
  todo: 'Move the parameter before the first property.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSSITECODE=PS1 /skipprereq:silverlight.exe</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">/skipprereq:silverlight.exe SMSSITECODE=PS1</variable>`,
  },
  sources: [clientInstallationProperties],
  check({ sequence }, report) {
    for (const entries of clientEntries(sequence)) {
      const firstProperty = entries.find(({ kind }) => kind === 'property');
      if (!firstProperty) continue;
      for (const { kind, place, name, range } of entries) {
        if (kind === 'property' || range.start < firstProperty.range.start) continue;
        const at = { start: firstProperty.range.start, end: firstProperty.range.start };
        const text = place.text.slice(range.start, range.end);
        report({
          range: propertiesRange(place, range),
          message: `${name} stands behind the property ${firstProperty.name}, but parameters of ccmsetup come before all properties. Move it to the front.`,
          fixes: [
            suggestedFix(`Move ${name} before the properties`, [
              ...replaceInProperties(place, at, `${text} `),
              ...replaceInProperties(place, stretchToRemove(place.text, range), ''),
            ]),
          ],
        });
      }
    }
  },
};
