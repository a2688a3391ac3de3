import type { Fix } from '../finding.ts';
import {
  CLIENT_PROPERTIES_VARIABLE,
  type ClientProperties,
  overridesOf,
  type PatchUse,
  patchUses,
  propertiesRange,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import { readPatchEntries } from '../taskSequence/clientPatch.ts';
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
      if (use.properties.kind !== 'setup') continue;
      const overrides = overridesOf(sequence, use.properties.step);
      const override = overrides.at(-1);
      if (!override) continue;
      const certain = overrides.some((place) => !place.step.guarded);
      report({
        severity: certain ? 'warning' : 'information',
        range: propertiesRange(use.properties, use.entry.range),
        message: certain
          ? `'${override.step.name}' sets ${CLIENT_PROPERTIES_VARIABLE} before this step, so this PATCH= is never used. Move it there.`
          : `'${override.step.name}' sets ${CLIENT_PROPERTIES_VARIABLE} before this step when its condition holds; this PATCH= is not used then. Write PATCH= there too.`,
        related: overrides.map((place) => ({
          message: `'${place.step.name}' sets ${CLIENT_PROPERTIES_VARIABLE}`,
          range: place.step.startTag,
        })),
        fixes: certain ? [merge(use, override)] : [],
      });
    }
  },
};

/** Moves the entry behind the overriding value, or only drops it where that value has a PATCH= of its own. */
function merge(use: PatchUse, override: ClientProperties): Fix {
  const { properties, entry } = use;
  const written = properties.text.slice(entry.range.start, entry.range.end);
  const before = /\s*$/.exec(properties.text.slice(0, entry.range.start))?.[0].length ?? 0;
  const removed = replaceInProperties(
    properties,
    { start: entry.range.start - before, end: entry.range.end },
    '',
  );
  if (readPatchEntries(override.text).length > 0) {
    return suggestedFix(`Remove this PATCH=; '${override.step.name}' has one`, removed);
  }
  const end = override.text.trimEnd().length;
  const added = replaceInProperties(override, { start: end, end }, `${end === 0 ? '' : ' '}${written}`);
  return suggestedFix(`Move PATCH= into '${override.step.name}'`, [...added, ...removed]);
}
