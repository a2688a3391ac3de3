import { configMgrOnly, laterThan2007 } from '../knowledge/stepTypes.ts';
import type { StepContent } from './step.ts';

/**
 * Which product's sequence this is, as far as its content shows. `later` is ConfigMgr 2012 or current branch.
 * The version attribute alone decides nothing: ConfigMgr 2007 and MDT both write 3.00.
 */
export interface Dialect {
  readonly product: 'ConfigMgr 2007' | 'later' | 'ConfigMgr of unknown age' | 'MDT' | 'unknown';
  /** For messages: what in the document shows it. */
  readonly evidence: string;
}

/** Judges by step types, attributes and commands. */
export function judgeDialect(version: string | undefined, steps: Iterable<StepContent>): Dialect {
  let configMgrSteps = 0;
  let mdtSteps = 0;
  let integrationSteps = 0;
  for (const step of steps) {
    const attribute = laterThan2007.attributes.find((name) => step.attributes.has(name));
    if (attribute !== undefined) {
      return { product: 'later', evidence: `its steps carry the attribute ${attribute}` };
    }
    if (step.type !== undefined && laterThan2007.types.has(step.type)) {
      return { product: 'later', evidence: `'${step.name}' is a step of type ${step.type}` };
    }
    if (/%SCRIPTROOT%/i.test(step.action?.text ?? '')) mdtSteps++;
    else if (step.type?.startsWith('BDD_')) integrationSteps++;
    else if (step.type !== undefined && configMgrOnly.has(step.type)) configMgrSteps++;
  }
  if (mdtSteps > 0) return { product: 'MDT', evidence: 'its steps run scripts from %SCRIPTROOT%' };
  if (configMgrSteps === 0) return { product: 'unknown', evidence: 'no step shows it' };
  const as2007 = integrationSteps === 0 && (version === undefined || version === '3.00');
  return as2007
    ? { product: 'ConfigMgr 2007', evidence: 'its ConfigMgr steps lack all that later versions write' }
    : { product: 'ConfigMgr of unknown age', evidence: 'its steps do not show the version' };
}
