import { findClientProperty } from '../knowledge/clientPropertyFacts.ts';
import { propertiesRange, replaceInProperties } from '../taskSequence/clientInstallation.ts';
import { stretchToRemove } from '../taskSequence/clientProperties.ts';
import type { TaskSequenceRule } from './rule.ts';
import { clientEntries } from './support/clientEntries.ts';
import { suggestedFix } from './support/fixes.ts';
import { clientInstallationProperties } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'client-property-removed',
  title: 'A client install property that the client no longer has',
  category: 'Client properties',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A sequence that is plainly later than ConfigMgr 2007 gives the client a property or parameter of ConfigMgr 2007.',
  why: 'Later clients ignore it: what it set is no longer set by anything. The server locator point of SMSSLP is gone, for one; its work is done by management points.',
  todo: 'Remove it. Where it named a server, name the management point in SMSMP.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" retryCount="0">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSSLP=CM01 SMSMP=CM01</variable>
  </defaultVarList>
</step>`,
    good: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" retryCount="0">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMP=CM01</variable>
  </defaultVarList>
</step>`,
  },
  sources: [clientInstallationProperties],
  check({ sequence }, report) {
    if (sequence.dialect.product !== 'later') return;
    for (const { place, name, range, kind } of clientEntries(sequence).flat()) {
      const removed = findClientProperty(name)?.removed;
      if (removed === undefined) continue;
      report({
        range: propertiesRange(place, range),
        message: `The client has no ${kind} ${name} since ${removed} and ignores it; this sequence is later, for ${sequence.dialect.evidence}. Remove it.`,
        fixes: [
          suggestedFix(`Remove ${name}`, replaceInProperties(place, stretchToRemove(place.text, range), '')),
        ],
      });
    }
  },
};
