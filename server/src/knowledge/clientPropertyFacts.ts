import { clientPropertyTable } from './clientPropertyTable.ts';
import { lazily, readFactTable } from './factTable.ts';
import { factTrust, type Trust } from './trust.ts';

/**
 * What is known of a parameter of ccmsetup or of a property of the client's installation. Rows are in
 * data/clientProperties.json; they carry keys of `factSources`.
 */
export interface ClientPropertyFact {
  /** Parameters with their slash. */
  readonly name: string;
  readonly kind: 'parameter' | 'property';
  /** What reads it. */
  readonly of: 'ccmsetup.exe' | 'client.msi' | 'ccmsetup.msi' | 'Windows Installer';
  readonly takesValue: boolean | 'optional';
  /** How a value looks. */
  readonly form?: string;
  /** All values there are, whatever their case. */
  readonly allowed?: readonly string[];
  /** Several values may stand there, separated by semicolons. */
  readonly several?: true;
  readonly default?: string;
  /** What must be given with it. */
  readonly needs?: readonly string[];
  /** What must not be given with it. */
  readonly excludes?: readonly string[];
  readonly since?: string;
  /** The release that no longer has it. */
  readonly removed?: string;
  /** Its value must not be repeated anywhere. */
  readonly secret?: true;
  /** Whether the current reference lists it. */
  readonly documented: boolean;
  /** The client and its steps use it among themselves. */
  readonly internal?: true;
  /** A phrase. */
  readonly summary: string;
  /** Sentences. */
  readonly notes?: readonly string[];
  /** The severest finding about its use. */
  readonly trust: Trust;
  readonly sources: readonly string[];
}

export const clientPropertyFacts: () => readonly ClientPropertyFact[] = lazily(() =>
  readFactTable<Omit<ClientPropertyFact, 'documented' | 'trust'> & { readonly documented?: false }>(
    clientPropertyTable,
  ).map((row) => ({
    ...row,
    documented: row.documented ?? true,
    trust: row.removed === undefined ? factTrust.unknownClientProperty : factTrust.removedClientProperty,
  })),
);

const byName = lazily(() => new Map(clientPropertyFacts().map((fact) => [fact.name.toLowerCase(), fact])));

/** What is known of a property, or of a parameter with its `/` or `-`; whatever the case of its name. */
export function findClientProperty(name: string): ClientPropertyFact | undefined {
  return byName().get(name.toLowerCase().replace(/^-/, '/'));
}

/** Names that a misspelt one can mean. */
export const clientPropertyNames: () => readonly string[] = lazily(() =>
  clientPropertyFacts().map(({ name }) => name),
);

/**
 * Exit codes of ccmsetup.exe.
 * Source: https://learn.microsoft.com/intune/configmgr/core/clients/deploy/about-client-installation-properties
 */
export const ccmsetupExitCodes: ReadonlyMap<number, string> = new Map([
  [0, 'success'],
  [6, 'error'],
  [7, 'a restart is needed'],
  [8, 'setup is running already'],
  [9, 'the prerequisites are not met'],
  [10, 'the manifest does not match its hash'],
]);
