import { clientPropertyNames, findClientProperty } from '../knowledge/clientPropertyFacts.ts';
import { editDistance, nearestName } from '../nearestName.ts';
import {
  type ClientProperties,
  clientProperties,
  entriesOf,
  propertiesRange,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import { endsPatch } from '../taskSequence/patchValue.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { type ClientEntry, clientEntries } from './support/clientEntries.ts';
import { suggestedFix } from './support/fixes.ts';
import { clientInstallationProperties } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'client-property-unknown',
  title: 'A client install property that the reference does not know',
  category: 'Client properties',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A property or parameter of the client installation is not among the documented ones. It is a warning where the name is nearly that of one, or that of a property written as a parameter is: with a slash or a colon.',
  why: 'The client installation does not complain about a property it does not know: the setting that was meant is left at its default.',
  todo: 'Check the spelling. A property of your own, for a transform or a wrapper, can stay.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMPP=CM01.example.com FSP=CM01</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMP=CM01.example.com FSP=CM01</variable>`,
  },
  sources: [clientInstallationProperties],
  check({ sequence }, report) {
    for (const place of clientProperties(sequence)) {
      for (const finding of propertiesAsParameters(place)) report(finding);
    }
    for (const entries of clientEntries(sequence)) {
      for (const entry of entries) {
        if (findClientProperty(entry.name) || isProperty(entry.name.slice(1))) continue;
        const { place, nameRange, name, kind } = entry;
        const range = propertiesRange(place, nameRange);
        const meant = meantName(entry);
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
                  ...leftByPatch(meant),
                ]),
              ],
        });
      }
    }
  },
};

/** The documented name that an entry most likely means; a list of patches tells `PATCHES=` from other names. */
function meantName({ kind, name, value }: ClientEntry): string | undefined {
  const nearest = nearestName(
    name.replace(/^-/, '/'),
    clientPropertyNames().filter((known) => known.startsWith('/') === (kind === 'parameter')),
  );
  const isPatch =
    kind === 'property' && endsPatch(value) && editDistance(name.toUpperCase(), 'PATCH', 2) <= 2;
  return isPatch ? 'PATCH' : nearest;
}

/** What is asked for once the hotfix for user state is installed. */
function leftByPatch(name: string): readonly string[] {
  return name.toUpperCase() === 'PATCH' ? ['ccmcertfix-missing'] : [];
}

/** `PATCH:"..."`, `/FSP=CM01`: a property with the slash or the colon of a parameter. */
function* propertiesAsParameters(place: ClientProperties): Generator<Parameters<TaskSequenceReport>[0]> {
  for (const { kind, range } of entriesOf(place)) {
    const match = /^([/-]?)([A-Za-z_]\w*)([:=])/.exec(place.text.slice(range.start, range.end));
    const [start, mark = '', name = ''] = match ?? [];
    if (start === undefined || kind === 'property' || !isProperty(name)) continue;
    if (findClientProperty(`/${name}`)) continue;
    const at = { start: range.start, end: range.start + start.length };
    const what = mark === '' ? 'a colon belongs to' : 'a slash begins';
    yield {
      severity: 'warning',
      range: propertiesRange(place, at),
      message: `${name} is a property of the client, and those are written NAME=value: ${what} a parameter of ccmsetup. Write ${name}=.`,
      fixes: [
        suggestedFix(`Write ${name}=`, replaceInProperties(place, at, `${name}=`), [
          // Parameters behind it stand behind a property then.
          'client-parameter-after-property',
          ...leftByPatch(name),
        ]),
      ],
    };
  }
}

/** Whether a name is that of a property, not of a parameter. */
function isProperty(name: string): boolean {
  return findClientProperty(name)?.kind === 'property';
}

const KINDS = { property: 'properties', parameter: 'parameters' } as const;

function isGiven(name: string, entries: readonly ClientEntry[]): boolean {
  return entries.some((entry) => entry.name.toLowerCase() === name.toLowerCase());
}
