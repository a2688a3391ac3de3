/** What is known of an attribute of steps, groups and the sequence. */
export interface AttributeFact {
  readonly name: string;
  readonly type: 'text' | 'boolean' | 'integer' | 'integers';
  /** All values there are. */
  readonly allowed?: readonly string[];
  /** Fewest and most characters. */
  readonly length?: readonly [number, number];
  /** What it means where it is not written. */
  readonly default?: string;
  /** Only sequences of this product have it. */
  readonly product?: 'ConfigMgr' | 'MDT';
  /** A phrase. */
  readonly summary: string;
  readonly sources: readonly string[];
}

/** Booleans are written in lower case everywhere; consoles of ConfigMgr leave them out when they are false. */
export const attributeFacts: readonly AttributeFact[] = [
  {
    name: 'type',
    type: 'text',
    summary: 'class of the step; the plain command steps of old MDT templates have none',
    sources: ['exports'],
  },
  {
    name: 'name',
    type: 'text',
    length: [1, 100],
    summary: 'what the console and the log call it; the console takes 50 characters',
    sources: ['classes', 'exports'],
  },
  {
    name: 'description',
    type: 'text',
    length: [0, 255],
    summary: 'comment for whoever edits the sequence',
    sources: ['classes', 'exports'],
  },
  {
    name: 'disable',
    type: 'boolean',
    default: 'false',
    summary: 'leaves the step out, or the group with all below it',
    sources: ['classes', 'exports'],
  },
  {
    name: 'continueOnError',
    type: 'boolean',
    default: 'false',
    summary: 'goes on with the next step when this one fails',
    sources: ['classes', 'exports'],
  },
  {
    name: 'runIn',
    type: 'text',
    allowed: ['WinPE', 'FullOS', 'WinPEandFullOS'],
    default: 'WinPEandFullOS',
    summary: 'where the step runs',
    sources: ['classes', 'exports'],
  },
  {
    name: 'timeout',
    type: 'integer',
    product: 'ConfigMgr',
    summary: 'seconds after which the step has failed; the console shows minutes',
    sources: ['classes', 'exports'],
  },
  {
    name: 'successCodeList',
    type: 'integers',
    summary: 'exit codes that count as success, separated by blanks',
    sources: ['exports'],
  },
  {
    name: 'retryCount',
    type: 'integer',
    default: '0',
    product: 'ConfigMgr',
    summary: 'how often the step is tried again; only current branch writes it',
    sources: ['exports'],
  },
  {
    name: 'runFromNet',
    type: 'boolean',
    default: 'false',
    product: 'ConfigMgr',
    summary: 'runs the content from the distribution point; only current branch writes it',
    sources: ['exports'],
  },
  {
    name: 'startIn',
    type: 'text',
    product: 'MDT',
    summary: 'folder in which the command runs; ConfigMgr has the variable WorkingDirectory instead',
    sources: ['exports', 'mdtTemplates'],
  },
  {
    name: 'successCodes',
    type: 'integers',
    product: 'MDT',
    summary: 'oddity of MDT templates: the engine reads successCodeList',
    sources: ['mdtTemplates'],
  },
  {
    name: 'expand',
    type: 'boolean',
    product: 'MDT',
    summary: 'whether the workbench shows what stands below the group',
    sources: ['exports', 'mdtTemplates'],
  },
  {
    name: 'version',
    type: 'text',
    summary: '3.10 from ConfigMgr 2012 on; 3.00 from ConfigMgr 2007 and from MDT',
    sources: ['exports'],
  },
];

const byName: ReadonlyMap<string, AttributeFact> = new Map(attributeFacts.map((fact) => [fact.name, fact]));

/** Attributes are found in the case the engine reads them in, which is this one only. */
export function findAttribute(name: string): AttributeFact | undefined {
  return byName.get(name);
}
