import { clientPropertyNames, findClientProperty } from '../knowledge/clientPropertyFacts.ts';
import { nearestName } from '../nearestName.ts';
import { propertiesRange, replaceInProperties } from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceRule } from './rule.ts';
import { type ClientEntry, clientEntries } from './support/clientEntries.ts';
import { suggestedFix } from './support/fixes.ts';
import { clientInstallationProperties } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'client-property-unknown',
  title: 'A client install property that the reference does not know',
  category: 'Client properties',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A property or parameter of the client installation is not among the documented ones. It is a warning where the name is nearly that of one.',
  why: 'The client installation does not complain about a property it does not know: the setting that was meant is left at its default.',
  todo: 'Check the spelling. A property of your own, for a transform or a wrapper, can stay.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMPP=CM01.example.com FSP=CM01</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMP=CM01.example.com FSP=CM01</variable>`,
  },
  sources: [clientInstallationProperties],
  check({ sequence }, report) {
    for (const entries of clientEntries(sequence)) {
      for (const entry of entries) {
        if (findClientProperty(entry.name)) continue;
        const { place, nameRange, name, kind } = entry;
        const range = propertiesRange(place, nameRange);
        const meant = nearestName(
          name.replace(/^-/, '/'),
          clientPropertyNames().filter((known) => known.startsWith('/') === (kind === 'parameter')),
        );
        if (meant === undefined) {
          report({
            range,
            message: `'${name}' is not among the documented ${KINDS[kind]} of the client installation, which ignores names it does not know. Check the spelling.`,
          });
          continue;
        }
        report({
          severity: 'warning',
          range,
          message: `The client installation has no ${kind} '${name}' and ignores it. Did you mean ${meant}?`,
          fixes: isGiven(meant, entries)
            ? []
            : [
                suggestedFix(`Change ${name} to ${meant}`, replaceInProperties(place, nameRange, meant), [
                  'client-property-removed',
                  'client-property-conflict',
                ]),
              ],
        });
      }
    }
  },
};

const KINDS = { property: 'properties', parameter: 'parameters' } as const;

function isGiven(name: string, entries: readonly ClientEntry[]): boolean {
  return entries.some((entry) => entry.name.toLowerCase() === name.toLowerCase());
}
