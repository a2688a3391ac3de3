import type { Fix } from '../finding.ts';
import {
  type Override,
  overridesOf,
  type PatchUse,
  patchUses,
  propertiesRange,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import { readPatchEntries } from '../taskSequence/clientPatch.ts';
import { additionTo, stretchToRemove } from '../taskSequence/clientProperties.ts';
import { CLIENT_PROPERTIES_VARIABLE } from '../taskSequence/clientSettings.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-overridden',
  title: 'PATCH= is overridden by an earlier step',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'An earlier step sets the variable SMSClientInstallProperties, so the PATCH= of the Setup Windows and ConfigMgr step is never used. It is information where the earlier step runs only under a condition.',
  why: 'A variable set by a step before takes the place of the whole value in the Setup Windows and ConfigMgr step; the two are not joined.',
  todo: 'Keep all client install properties in one place: move PATCH= into the earlier step, or remove that step.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetVariableAction" name="Set client properties">
  <action>tsenv.exe "SMSClientInstallProperties=SMSMP=CM01"</action>
</step>
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>`,
    good: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMP=CM01 PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>`,
  },
  sources: [taskSequenceVariables],
  check({ sequence }, report) {
    for (const use of patchUses(sequence)) {
      const overrides = overridesOf(sequence, use.properties);
      const certain = overrides.some((override) => override.certain);
      // A condition that sets other patches is a choice; one that drops the patch is a slip.
      const without = overrides.filter(({ place }) => readPatchEntries(place.text).length === 0);
      const named = certain ? overrides : without;
      if (named.length === 0) continue;
      const names = named.map(({ place }) => `'${place.step.name}'`).join(' and ');
      const verb = named.length === 1 ? 'sets' : 'set';
      const when = use.properties.kind === 'setup' ? 'before this step' : 'again';
      const todo = without.length === 0 ? 'Remove it' : 'Move it there';
      report({
        severity: certain ? 'warning' : 'information',
        range: propertiesRange(use.properties, use.entry.range),
        message: certain
          ? `${names} ${verb} ${CLIENT_PROPERTIES_VARIABLE} ${when}, so this PATCH= is never used. ${todo}.`
          : `${names} ${verb} ${CLIENT_PROPERTIES_VARIABLE} ${when} under a condition; where it holds, this PATCH= is not used. Write PATCH= there, too.`,
        related: named.map(({ place }) => ({
          message: `'${place.step.name}' sets ${CLIENT_PROPERTIES_VARIABLE}`,
          range: place.step.startTag,
        })),
        fixes: [merge(use, without, certain)],
      });
    }
  },
};

/** Adds the entry to the overriding values that have none, and takes it out where it is never used. */
function merge({ properties, entry }: PatchUse, without: readonly Override[], isUnused: boolean): Fix {
  const written = properties.text.slice(entry.range.start, entry.range.end);
  const added = without.flatMap(({ place }) => {
    const addition = additionTo(place.text, written);
    return replaceInProperties(place, addition.range, addition.newText);
  });
  const names = without.map(({ place }) => `'${place.step.name}'`).join(' and ');
  if (!isUnused) return suggestedFix(`Write PATCH= in ${names}, too`, added);
  const removed = replaceInProperties(properties, stretchToRemove(properties.text, entry.range), '');
  const title = without.length === 0 ? 'Remove this PATCH=' : `Move PATCH= into ${names}`;
  return suggestedFix(title, [...added, ...removed]);
}
