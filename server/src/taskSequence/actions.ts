import { findStepType, type StepProperty } from '../knowledge/stepTypeFacts.ts';
import { matchTemplate } from './actionTemplate.ts';
import { findNamed, type Variable } from './elements.ts';
import { stepFact } from './facts.ts';
import type { LoneStep, StepContent } from './step.ts';
import { stepVariant } from './stepProperties.ts';
import { placeText, type TextPlace, trimmedPlace, wholePlace } from './textPlace.ts';

/**
 * What the action of a step repeats of its variables. The engine runs the action; the console makes it anew from the
 * variables when somebody saves the step.
 */
export interface ActionPart {
  readonly property: StepProperty;
  /** What the action says. */
  readonly written: TextPlace;
  /** The variable that says it, too; undefined when it is not there. */
  readonly variable: Variable | undefined;
  readonly agrees: boolean;
}

/** The parts of a ConfigMgr action that properties make; undefined when it does not have the form of its type. */
export const readAction = stepFact((content): readonly ActionPart[] | undefined => {
  const fact = findStepType(content.type);
  const { action } = content;
  if (!action || fact?.action === undefined || stepVariant(content) === 'MDT') return undefined;
  return matchTemplate(fact.action, action.text)?.flatMap(({ name, range }) => {
    const property = fact.properties.find((one) => one.name === name);
    if (!property) return [];
    const variable =
      property.variable === undefined ? undefined : findNamed(content.variables, property.variable);
    const written = { source: action, ...range };
    return [{ property, written, variable, agrees: agree(placeText(written), property, variable) }];
  });
});

/** What the action of a step says otherwise than its variables. MDT's console does not keep the two together. */
export function disagreements(step: LoneStep): readonly ActionPart[] {
  return readAction(step)?.filter(({ agrees }) => !agrees) ?? [];
}

function agree(written: string, property: StepProperty, variable: Variable | undefined): boolean {
  const value = variable?.value?.text ?? property.default ?? '';
  return normalised(written, property) === normalised(value, property);
}

/** Consoles write True where the variable says true; the case of a package ID or of a word of a set says nothing. */
function normalised(text: string, { type, allowed, package: kind }: StepProperty): string {
  const isAnyCase = type === 'boolean' || allowed !== undefined || kind !== undefined;
  return isAnyCase ? text.trim().toLowerCase() : text.trim();
}

/** The command line that a step runs, as its author wrote it: without what ConfigMgr puts round it. */
export interface StepCommand {
  readonly text: string;
  /** Where it stands: in the action, and in the variable that says the same. */
  readonly places: readonly [TextPlace, ...TextPlace[]];
  /** The package in whose folder it runs. */
  readonly packageId: string | undefined;
}

/**
 * The command of a step that runs any command: Run Command Line, MDT's steps, and whatever starts `smsswd.exe /run:`.
 * Undefined for steps whose action ConfigMgr makes up itself.
 */
export const readCommand = stepFact((content): StepCommand | undefined => {
  const { action } = content;
  if (!action) return undefined;
  const wrapped = matchTemplate('smsswd.exe /run:{PackageID} {CommandLine}', action.text);
  if (wrapped) {
    const [packageId, command] = wrapped;
    if (!packageId || !command) return undefined;
    const place = trimmedPlace({ source: action, ...command.range });
    return {
      text: placeText(place),
      places: withCopy(content, place),
      packageId: packageId.text || undefined,
    };
  }
  const isAny = content.type === undefined || stepVariant(content) === 'MDT';
  if (!isAny) return undefined;
  const place = trimmedPlace(wholePlace(action));
  return { text: placeText(place), places: [place], packageId: undefined };
});

function withCopy(content: StepContent, place: TextPlace): StepCommand['places'] {
  const copy = findNamed(content.variables, 'CommandLine')?.value;
  const copyPlace = copy && trimmedPlace(wholePlace(copy));
  return copyPlace && placeText(copyPlace) === placeText(place) ? [place, copyPlace] : [place];
}
