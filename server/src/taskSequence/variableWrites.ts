import { StepType } from '../knowledge/stepTypes.ts';
import { readTsenv } from './clientSettings.ts';
import { dynamicVariableRules } from './dynamicRules.ts';
import { findNamed } from './elements.ts';
import { stepFact } from './facts.ts';
import type { StepContent } from './step.ts';
import { indexedVariables } from './stepProperties.ts';
import { placeText, type TextPlace, trimmedPlace, wholePlace } from './textPlace.ts';

/** A place that gives a variable of the sequence a value that steps behind it can read. */
export interface VariableWrite {
  readonly name: string;
  readonly by:
    | 'set variable'
    | 'dynamic rule'
    /** `tsenv.exe` in a command. */
    | 'tsenv'
    /** The step names the variable that takes its output, a disk, a drive letter. */
    | 'output'
    /** The step names the beginning of the variables: `<name>01`, `<name>02`... */
    | 'numbered output';
  /** Of the name. */
  readonly place: TextPlace;
  /** Where the value stands; undefined where the document does not show it. */
  readonly value: TextPlace | undefined;
  /** The value itself. */
  readonly text: string | undefined;
  readonly secret: boolean;
}

/** Every variable that a step sets. Its own variables, which count during the step only, are not among them. */
export const variableWrites = stepFact((content): readonly VariableWrite[] => [
  ...setVariable(content),
  ...dynamicRules(content),
  ...tsenv(content),
  ...namedOutputs(content),
]);

function setVariable(content: StepContent): readonly VariableWrite[] {
  if (content.type !== StepType.setVariable) return [];
  const name = placeOf(content, 'VariableName');
  if (!name) return [];
  const hidden = findNamed(content.variables, 'DoNotShowVariableValue')?.value?.text.trim().toLowerCase();
  const value = findNamed(content.variables, 'VariableValue')?.value;
  return [
    {
      name: placeText(name),
      by: 'set variable',
      place: name,
      value: value && wholePlace(value),
      text: value?.text,
      secret: hidden === 'true',
    },
  ];
}

function dynamicRules(content: StepContent): readonly VariableWrite[] {
  const rules = dynamicVariableRules(content);
  if (!rules) return [];
  return rules.rules.flatMap(({ variables }) =>
    variables.flatMap(({ attributes, value, secret }) => {
      const name = attributes.get('Name');
      if (!name || name.text.trim() === '') return [];
      return [
        {
          name: name.text.trim(),
          by: 'dynamic rule',
          place: rules.placeOf(name.range),
          value: value && rules.placeOf(value.range),
          text: value?.text,
          secret,
        },
      ];
    }),
  );
}

function tsenv(content: StepContent): readonly VariableWrite[] {
  const { action } = content;
  if (!action || content.type === StepType.setVariable || !/tsenv/i.test(action.text)) return [];
  const command = action.text.replace(/^\s*smsswd\.exe\s+\/run:\S*\s+/i, '');
  const offset = action.text.length - command.length;
  const assignment = readTsenv(command);
  if (!assignment) return [];
  const valueStart = offset + assignment.valueStart;
  const nameStart = valueStart - 1 - assignment.name.length;
  return [
    {
      name: assignment.name,
      by: 'tsenv',
      place: { source: action, start: nameStart, end: valueStart - 1 },
      value: { source: action, start: valueStart, end: valueStart + assignment.value.length },
      text: assignment.value,
      secret: false,
    },
  ];
}

/** Variables whose value is the name of a variable that the step sets. */
const outputs = [
  'SMSTSRunCommandLineOutputVariableName',
  'OSDRunPowerShellScriptOutputVariableName',
  'VHDOutputVariable',
];

function namedOutputs(content: StepContent): readonly VariableWrite[] {
  const volumes = indexedVariables(content)
    .flatMap(({ entries }) => entries)
    .flatMap(({ members }) => members.get('volumelettervariable')?.value ?? [])
    .map((value) => trimmedPlace(wholePlace(value)));
  const single = outputs.flatMap((name) => placeOf(content, name) ?? []);
  const numbered = placeOf(content, 'OSDDownloadDestinationVariable');
  return [
    ...[...single, ...volumes]
      .filter((place) => placeText(place) !== '')
      .map((place) => output('output', place)),
    ...(numbered ? [output('numbered output', numbered)] : []),
  ];
}

function output(by: VariableWrite['by'], place: TextPlace): VariableWrite {
  return { name: placeText(place), by, place, value: undefined, text: undefined, secret: false };
}

/** The trimmed value of a variable; undefined when it is absent or blank. */
function placeOf(content: StepContent, name: string): TextPlace | undefined {
  const value = findNamed(content.variables, name)?.value;
  const place = value && trimmedPlace(wholePlace(value));
  return place && place.end > place.start ? place : undefined;
}
