import { findStepType } from '../knowledge/stepTypeFacts.ts';
import { findVariables } from '../knowledge/variables.ts';
import { readCommand } from '../taskSequence/actions.ts';
import { powerShellSource } from '../taskSequence/powerShellSource.ts';
import type { StepContent } from '../taskSequence/step.ts';
import { meaningOf } from '../taskSequence/stepProperties.ts';
import {
  placeRange,
  placeText,
  type TextPlace,
  trimmedPlace,
  wholePlace,
  withinPlace,
} from '../taskSequence/textPlace.ts';
import { variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { isPlaceholder, namesPassword, plainSecrets } from './support/plainSecrets.ts';
import { taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'password-in-plain-text',
  title: 'A password stands in the sequence in plain text',
  category: 'Security',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A password stands in plain text: in a variable of a step, in a Set Task Sequence Variable step, in a rule of a Set Dynamic Variables step, in a command line or in a PowerShell script, encoded or not. A product key is information.',
  why: 'Everybody who may read the sequence, its export or its policy reads the password; a command line also ends up in smsts.log. The base64 of a PowerShell script hides nothing.',
  todo: 'Take the password out and change it, for it has been readable. Set a hidden variable on the collection or the device and name that variable here, as %MyPassword%.',
  example: {
    bad: `<step type="SMS_TaskSequence_RunCommandLineAction" name="Add local user">
  <action>smsswd.exe /run: net user deploy Winter-2024! /add</action>
</step>`,
    good: `<step type="SMS_TaskSequence_RunCommandLineAction" name="Add local user">
  <action>smsswd.exe /run: net user deploy %DeployPassword% /add</action>
</step>`,
  },
  sources: [taskSequenceVariables],
  checkStep(step, report) {
    for (const { place, copies, holder, isKey } of secretsOf(step.content)) {
      report({
        ...(isKey && { severity: 'information' }),
        range: placeRange(step, place),
        message: isKey
          ? `${holder} holds a product key in plain text, which everybody who may read the sequence can use. Keys for a KMS host are public; take any other out and name a hidden variable of the collection or device instead.`
          : `${holder} holds a password in plain text, which everybody who may read the sequence can read. Take it out, change it, and name a hidden variable of the collection or device instead.`,
        related: copies.map((copy) => ({
          message: 'It stands here, too.',
          range: placeRange(step, copy),
        })),
      });
    }
  },
};

interface PlainSecret {
  readonly place: TextPlace;
  readonly copies: readonly TextPlace[];
  /** What holds it, to begin a sentence. */
  readonly holder: string;
  readonly isKey: boolean;
}

function secretsOf(content: StepContent): readonly PlainSecret[] {
  return [...ownVariables(content), ...assignments(content), ...commands(content), ...scripts(content)];
}

/** Values of the step's own variables that are passwords or keys. */
function ownVariables(content: StepContent): readonly PlainSecret[] {
  return content.variables.flatMap((variable) => {
    const { value } = variable;
    if (!value || isPlaceholder(value.text) || isEncrypted(value.text)) return [];
    const meaning = meaningOf(content, variable);
    const secret = meaning.kind === 'property' ? meaning.property.secret : undefined;
    if (secret === undefined) return [];
    return [
      {
        place: trimmedPlace(wholePlace(value)),
        copies: [],
        holder: `The property ${meaning.kind === 'property' ? meaning.property.name : ''} of this step`,
        isKey: secret === 'key',
      },
    ];
  });
}

/** What the step gives variables that are named for passwords. */
function assignments(content: StepContent): readonly PlainSecret[] {
  return variableWrites(content).flatMap(({ name, value, text, secret }) => {
    if (!value || text === undefined || isPlaceholder(text) || isEncrypted(text)) return [];
    const kind = secretKind(name);
    if (kind === undefined && !secret) return [];
    if (kind === undefined && !/[^\d.]/.test(text)) return [];
    const action = content.action;
    const at = action && value.source !== action ? action.text.indexOf(text) : -1;
    const copies = action && at >= 0 ? [{ source: action, start: at, end: at + text.length }] : [];
    return [{ place: value, copies, holder: `The value of ${name}`, isKey: kind === 'key' }];
  });
}

/** Whether a variable holds a password or a key, by what is known of it or by its name. */
function secretKind(name: string): 'password' | 'key' | undefined {
  const known = findVariables(name);
  if (known.length === 0) return namesPassword(name) ? 'password' : undefined;
  return known.find(({ allowed }) => allowed === undefined)?.secret;
}

function commands(content: StepContent): readonly PlainSecret[] {
  const command = readCommand(content);
  // What tsenv sets is an assignment.
  if (!command || /\btsenv/i.test(command.text)) return [];
  const [place, ...copies] = command.places;
  const kind = /\bpowershell|\bpwsh/i.test(command.text) ? 'script' : 'command';
  return plainSecrets(command.text, kind).map((range) => ({
    place: withinPlace(place, range),
    copies: copies.map((copy) => withinPlace(copy, range)),
    holder: 'The command line',
    isKey: false,
  }));
}

/** Scripts and what is given to them. */
function scripts(content: StepContent): readonly PlainSecret[] {
  const source = powerShellSource(content);
  const inSource = source
    ? plainSecrets(source.text, 'script').map((range) => ({
        place: source.placeOf(range),
        copies: [],
        holder: 'The encoded PowerShell script',
        isKey: false,
      }))
    : [];
  const parameters = findStepType(content.type)?.properties.find(({ name }) => name === 'Parameters');
  const value = content.variables.find(
    ({ name }) =>
      parameters?.variable !== undefined && name.toLowerCase() === parameters.variable.toLowerCase(),
  )?.value;
  if (!value) return inSource;
  const place = wholePlace(value);
  const inParameters = plainSecrets(placeText(place), 'script').map((range) => ({
    place: withinPlace(place, range),
    copies: [],
    holder: 'What is given to the PowerShell script',
    isKey: false,
  }));
  return [...inSource, ...inParameters];
}

/** Consoles write secrets of a site as a long row of hexadecimal digits. */
function isEncrypted(text: string): boolean {
  return /^[0-9a-f]{64,}$/i.test(text.trim());
}
