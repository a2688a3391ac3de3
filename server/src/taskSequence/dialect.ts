import { configMgrOnly, laterThan2007 } from '../knowledge/stepTypes.ts';
import { saidFact, stepFact } from './facts.ts';
import type { Outline } from './outline.ts';

/**
 * Which product's sequence this is, as far as its content shows. `later` is ConfigMgr 2012 or current branch.
 * The version attribute alone decides nothing: ConfigMgr 2007 and MDT both write 3.00.
 */
export interface Dialect {
  readonly product: 'ConfigMgr 2007' | 'later' | 'ConfigMgr of unknown age' | 'MDT' | 'unknown';
  /** For messages: what in the document shows it. */
  readonly evidence: string;
}

/** What one step shows of the product. */
type Mark = { readonly kind: 'later'; readonly evidence: string } | { readonly kind: Kind };
type Kind = 'MDT' | 'integration' | 'ConfigMgr';

const markOf = stepFact((step): Mark | undefined => {
  const attribute = laterThan2007.attributes.find((name) => step.attributes.has(name));
  if (attribute !== undefined)
    return { kind: 'later', evidence: `its steps carry the attribute ${attribute}` };
  if (step.type !== undefined && laterThan2007.types.has(step.type)) {
    return { kind: 'later', evidence: `'${step.name}' is a step of type ${step.type}` };
  }
  if (/%SCRIPTROOT%/i.test(step.action?.text ?? '')) return { kind: 'MDT' };
  if (step.type?.startsWith('BDD_')) return { kind: 'integration' };
  return step.type !== undefined && configMgrOnly.has(step.type) ? { kind: 'ConfigMgr' } : undefined;
});

/** What all steps say together: what shows a later version, or else the kinds there are. */
const marksOf = saidFact(markOf, (marks) => {
  const kinds = new Set<Kind>();
  for (const mark of marks) {
    if (mark.kind === 'later') return { later: mark.evidence, kinds };
    kinds.add(mark.kind);
  }
  return { later: undefined, kinds };
});

/** Judges by step types, attributes and commands. */
export function judgeDialect(version: string | undefined, outline: Outline): Dialect {
  const { later, kinds } = marksOf(outline);
  if (later !== undefined) return { product: 'later', evidence: later };
  const runsScripts = kinds.has('MDT') || kinds.has('integration');
  if (!kinds.has('ConfigMgr')) {
    return kinds.has('MDT')
      ? { product: 'MDT', evidence: 'its steps run scripts from %SCRIPTROOT%' }
      : { product: 'unknown', evidence: 'no step shows it' };
  }
  const as2007 = !runsScripts && (version === undefined || version === '3.00');
  return as2007
    ? { product: 'ConfigMgr 2007', evidence: 'its ConfigMgr steps lack all that later versions write' }
    : { product: 'ConfigMgr of unknown age', evidence: 'its steps do not show the version' };
}
