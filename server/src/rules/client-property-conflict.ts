import { propertiesRange, replaceInProperties } from '../taskSequence/clientInstallation.ts';
import { stretchToRemove } from '../taskSequence/clientProperties.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { type ClientEntry, clientEntries } from './support/clientEntries.ts';
import { suggestedFix } from './support/fixes.ts';
import { clientInstallationProperties } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'client-property-conflict',
  title: 'Client install properties do not go together',
  category: 'Client properties',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'SMSSITECODE=AUTO stands beside CCMHOSTNAME, CCMHOSTNAME holds an address with https:// or http://, or /mp names a cloud management gateway without https://.',
  why: 'A client on the internet cannot find its site by itself, so the reference rules out AUTO there. CCMHOSTNAME is a host name, with a path for a cloud management gateway: only /mp takes an address with its scheme.',
  todo: 'Write the site code beside CCMHOSTNAME, leave https:// out of it, and begin the address of a gateway in /mp with it.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">CCMHOSTNAME=https://cmg.example.com/CCM_Proxy_MutualAuth/72 SMSSITECODE=AUTO</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">CCMHOSTNAME=cmg.example.com/CCM_Proxy_MutualAuth/72 SMSSITECODE=PS1</variable>`,
  },
  sources: [clientInstallationProperties],
  check({ sequence }, report) {
    for (const entries of clientEntries(sequence)) {
      for (const entry of entries) if (/^[/-]mp$/i.test(entry.name)) checkGateway(entry, report);
      const host = find(entries, 'CCMHOSTNAME');
      if (!host || host.value === '') continue;
      const site = find(entries, 'SMSSITECODE');
      if (site?.value.toUpperCase() === 'AUTO') {
        report({
          range: propertiesRange(site.place, site.range),
          message:
            'SMSSITECODE=AUTO does not go together with CCMHOSTNAME: a client on the internet cannot find its site by itself. Write the site code.',
          related: [
            { message: 'CCMHOSTNAME is given here.', range: propertiesRange(host.place, host.range) },
          ],
          fixes: [
            suggestedFix(
              'Remove SMSSITECODE=AUTO',
              replaceInProperties(site.place, stretchToRemove(site.place.text, site.range), ''),
            ),
          ],
        });
      }
      const scheme = schemeOf(host);
      if (!scheme) continue;
      report({
        range: propertiesRange(host.place, scheme),
        message: `CCMHOSTNAME is a host name and takes no scheme; only /mp does. Remove ${host.place.text.slice(scheme.start, scheme.end)}.`,
        fixes: [
          suggestedFix('Remove the scheme from CCMHOSTNAME', replaceInProperties(host.place, scheme, '')),
        ],
      });
    }
  },
};

/** The path of a cloud management gateway behind a host name, which its address has and no other one. */
const GATEWAY = /(?<![^;"])(https?:\/\/)?[^;"/\s]+\/CCM_Proxy_/gi;

function checkGateway({ place, valueRange }: ClientEntry, report: TaskSequenceReport): void {
  const value = place.text.slice(valueRange.start, valueRange.end);
  for (const { 0: written, 1: scheme, index } of value.matchAll(GATEWAY)) {
    if (scheme?.toLowerCase() === 'https://') continue;
    const start = valueRange.start + index;
    const range = { start, end: start + written.length };
    report({
      range: propertiesRange(place, range),
      message: `The address of a cloud management gateway in /mp must begin with https://. Write https:// before the host name.`,
      fixes: [
        suggestedFix(
          'Begin with https://',
          replaceInProperties(place, { start, end: start + (scheme?.length ?? 0) }, 'https://'),
        ),
      ],
    });
  }
}

function find(entries: readonly ClientEntry[], name: string): ClientEntry | undefined {
  return entries.find((entry) => entry.name.toUpperCase() === name);
}

/** Where `https://` stands in a value. */
function schemeOf({ place, valueRange }: ClientEntry) {
  const value = place.text.slice(valueRange.start, valueRange.end);
  const scheme = /^"?(https?:\/\/)/i.exec(value)?.[1];
  if (scheme === undefined) return undefined;
  const start = valueRange.start + value.indexOf(scheme);
  return { start, end: start + scheme.length };
}
