import { lazily, readFactTable } from './factTable.ts';
import { stepTypeTable } from './stepTypeTable.ts';
import { factTrust, type Trust } from './trust.ts';

/** What is known of a type of steps. Rows are in data/stepTypes.json; they carry keys of `factSources`. */
export interface StepTypeFact {
  /** The class; empty for the plain command steps of old MDT templates. */
  readonly type: string;
  /** As the console calls it. */
  readonly name: string;
  /** Where the console lists it. */
  readonly category?: string;
  /** Whose sequences have it. */
  readonly products: readonly ('ConfigMgr' | 'MDT')[];
  /** It comes with MDT, in ConfigMgr sequences too. */
  readonly integration?: true;
  readonly element: 'step' | 'subtasksequence';
  /** Where it works; undefined where no source says. */
  readonly environment?: 'WinPE' | 'FullOS' | 'both';
  /** What consoles write as `runIn`, the usual value first. */
  readonly runIn?: readonly string[];
  /** What consoles write as `successCodeList`. */
  readonly successCodes?: string;
  /** No longer among the steps of the console. */
  readonly removed?: true;
  readonly absentIn2007?: true;
  /** The command a ConfigMgr console makes of the properties, see `actionTemplate.ts`. */
  readonly action?: string;
  /** The command in MDT's own sequences. */
  readonly mdtAction?: string;
  /** Sentences for hovers and pages. */
  readonly notes?: readonly string[];
  /** In how many steps of public ConfigMgr sequences it was seen; undefined where that was not counted. */
  readonly seen?: number;
  readonly sources: readonly string[];
  readonly properties: readonly StepProperty[];
  /** The properties of the step in MDT's own sequences, where they differ. */
  readonly mdtProperties?: readonly StepProperty[];
}

export interface StepProperty {
  /** Of the WMI class; the attribute `property` of the variable. */
  readonly name: string;
  /** The variable that holds it; undefined where that is not known. */
  readonly variable: string | undefined;
  readonly type?: 'string' | 'boolean' | 'integer' | 'strings' | 'objects';
  /**
   * With no names: the variable must be there. With names: the property or one of those must have a value, here or
   * from a variable that an earlier step sets. In ConfigMgr sequences only. Undefined for what is optional.
   */
  readonly requiredUnless?: readonly string[];
  /** Required, but real exports leave it empty. */
  readonly mayBeEmpty?: true;
  readonly default?: string;
  /** All values there are, whatever their case; a value that holds `%NAME%` is never wrong. */
  readonly allowed?: readonly string[];
  /** Some of the values there are. */
  readonly known?: readonly string[];
  /** Smallest and largest number. */
  readonly range?: readonly [number, number];
  /** Fewest and most characters. */
  readonly length?: readonly [number, number];
  /** It names a package by its ID. */
  readonly package?: 'package' | 'image' | 'taskSequence';
  /** Its value must not be repeated anywhere. */
  readonly secret?: 'password' | 'key';
  /** Exports mark the variable hidden. */
  readonly hidden?: true;
  /** The variable stands in the list of global variables as well. */
  readonly global?: true;
  /** A list of exit codes, separated by blanks. */
  readonly successCodes?: true;
  /** The release that brought it. */
  readonly since?: string;
  /** In how many steps of public ConfigMgr sequences it was seen. */
  readonly seen?: number;
  /** The severest finding about its presence or its variable; for its value see `factTrust`. */
  readonly trust: Trust;
  readonly sources: readonly string[];
}

interface StepPropertyRow extends Omit<StepProperty, 'variable' | 'trust'> {
  /** Only where it is not named like the property; null where it is not known. */
  readonly variable?: string | null;
  /** Only where it is less than its kind of fact deserves. */
  readonly trust?: Trust;
}

interface StepTypeRow extends Omit<StepTypeFact, 'element' | 'properties' | 'mdtProperties'> {
  readonly element?: StepTypeFact['element'];
  readonly properties: readonly StepPropertyRow[];
  readonly mdtProperties?: readonly StepPropertyRow[];
}

/** Every step type. */
export const stepTypeFacts: () => readonly StepTypeFact[] = lazily(() =>
  readFactTable<StepTypeRow>(stepTypeTable).map(({ mdtProperties, ...row }) => ({
    ...row,
    element: row.element ?? 'step',
    properties: row.properties.map(readProperty),
    ...(mdtProperties && { mdtProperties: mdtProperties.map(readProperty) }),
  })),
);

function readProperty({ variable, ...row }: StepPropertyRow): StepProperty {
  const isSeen = row.seen !== undefined && row.seen > 0;
  return {
    trust: isSeen ? factTrust.requiredProperty : factTrust.unseenProperty,
    ...row,
    variable: variable === null ? undefined : (variable ?? row.name),
  };
}

const byType = lazily(() => new Map(stepTypeFacts().map((fact) => [fact.type, fact])));

/** What is known of a type; undefined stands for a step without one. */
export function findStepType(type: string | undefined): StepTypeFact | undefined {
  return byType().get(type ?? '');
}

/** The property that a variable of such a step holds, whatever the case of its name. */
export function findStepProperty(
  properties: readonly StepProperty[],
  variable: string,
): StepProperty | undefined {
  const wanted = variable.toLowerCase();
  return properties.find((property) => property.variable?.toLowerCase() === wanted);
}
