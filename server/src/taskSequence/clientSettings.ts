import { StepType } from '../knowledge/stepTypes.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import { dynamicVariableRules } from './dynamicRules.ts';
import { findNamed } from './elements.ts';
import { stepFact } from './facts.ts';
import { contentValue, type StepContent } from './step.ts';
import { placeText, trimmedPlace } from './textPlace.ts';

export const CLIENT_PROPERTIES_VARIABLE = 'SMSClientInstallProperties';

/** A place where client install properties are written. */
export interface TextCopy {
  readonly source: SourceString;
  /** Where the properties begin in the decoded text of `source`. */
  readonly offset: number;
}

/** What a step assigns to the variable of the client install properties, in offsets from its own start. */
export interface Setting {
  readonly text: string;
  readonly conditional: boolean;
  readonly copies: readonly TextCopy[];
}

const NO_SETTINGS: readonly Setting[] = [];

/** In its variables and in its action, or in its rules. */
export const settingsOf = stepFact((content): readonly Setting[] => {
  if (content.type === StepType.setDynamicVariables) return settingsInRules(content);
  const isSetVariable =
    content.type === StepType.setVariable &&
    contentValue(content, 'VariableName')?.toLowerCase() === CLIENT_PROPERTIES_VARIABLE.toLowerCase();
  const action = /tsenv/i.test(content.action?.text ?? '') ? content.action : undefined;
  const found: { text: string; copy: TextCopy }[] = [];
  const value = isSetVariable ? findNamed(content.variables, 'VariableValue')?.value : undefined;
  if (value) {
    const offset = value.text.length - value.text.trimStart().length;
    found.push({ text: ownText(value.text).trim(), copy: { source: value, offset } });
  }
  const assignment = action && readTsenv(action.text);
  if (action && assignment?.name.toLowerCase() === CLIENT_PROPERTIES_VARIABLE.toLowerCase()) {
    const { value: assigned, valueStart } = assignment;
    const offset = valueStart + assigned.length - assigned.trimStart().length;
    found.push({ text: assigned.trim(), copy: { source: action, offset } });
  }
  const [first, second] = found;
  if (!first) return NO_SETTINGS;
  if (!second || first.text === second.text) {
    return [{ text: first.text, conditional: false, copies: found.map(({ copy }) => copy) }];
  }
  return found.map(({ text, copy }) => ({ text, conditional: false, copies: [copy] }));
});

/** Values with references in them are left out: a fix would have to escape twice. */
function settingsInRules(content: StepContent): readonly Setting[] {
  const rules = dynamicVariableRules(content);
  if (!rules) return NO_SETTINGS;
  return rules.rules.flatMap(({ condition, variables }) =>
    variables.flatMap(({ name, value }) => {
      const place = value && trimmedPlace(rules.placeOf(value.range));
      const isMeant = name.trim().toLowerCase() === CLIENT_PROPERTIES_VARIABLE.toLowerCase();
      if (!isMeant || !place || placeText(place) !== value.text.trim()) return [];
      const { source, start: offset } = place;
      const conditional = (condition?.operands.length ?? 0) > 0;
      return [{ text: placeText(place), conditional, copies: [{ source, offset }] }];
    }),
  );
}

/** A variable that is never closed holds the markup behind it; a forgotten `<Package_ID>` is meant to be text. */
export function ownText(text: string): string {
  const end = text.search(/(?<!\s)\s*<\/?(?:variable|defaultVarList|action|condition|step|group)\b/);
  return end === -1 ? text : text.slice(0, end);
}

/**
 * The assignment of `tsenv.exe "NAME=VALUE" [/hiddenflag:...]`. The value may hold quotes of its own, so the one
 * before the trailing switch or the end closes it.
 */
export function readTsenv(
  action: string,
): { readonly name: string; readonly value: string; readonly valueStart: number } | undefined {
  const command = /^\s*(?:"?[^"\s]*\\)?tsenv(?:\.exe)?"?\s+(?:\/set\s+)?("?)([A-Za-z_]\w*)=/i.exec(action);
  const name = command?.[2];
  if (!command || name === undefined) return undefined;
  const valueStart = command[0].length;
  const trailing = /(?<!\s)\s+\/hiddenflag:\w+\s*$/i.exec(action);
  let end = trailing?.index ?? action.trimEnd().length;
  if (command[1] === '"' && action.charAt(end - 1) === '"' && end > valueStart) end--;
  return { name, value: action.slice(valueStart, end), valueStart };
}
