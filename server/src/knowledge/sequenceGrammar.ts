/**
 * Which elements and attributes a task sequence is made of. Source: 345 public sequences of ConfigMgr and MDT, and
 * the WMI classes of conditions for what may stand in an operator.
 */
export interface ElementFact {
  readonly children: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

const actionAttributes = [
  'type',
  'name',
  'description',
  'disable',
  'continueOnError',
  'timeout',
  'runIn',
  'successCodeList',
  'retryCount',
  'runFromNet',
  // MDT only; the engine reads successCodeList, successCodes is an oddity of MDT's templates.
  'startIn',
  'successCodes',
];
const operands = ['expression', 'operator', 'osConditionGroup'];

/** By the name of the element. */
export const sequenceGrammar: ReadonlyMap<string, ElementFact> = new Map([
  element(
    'sequence',
    ['referenceList', 'globalVarList', 'group', 'step', 'subtasksequence'],
    ['version', 'name', 'description'],
  ),
  element(
    'group',
    ['condition', 'action', 'group', 'step', 'subtasksequence'],
    ['name', 'description', 'disable', 'continueOnError', 'expand'],
  ),
  element('step', ['condition', 'action', 'defaultVarList'], actionAttributes),
  element('subtasksequence', ['condition', 'action', 'defaultVarList'], actionAttributes),
  element('action', [], []),
  element('defaultVarList', ['variable'], []),
  element('globalVarList', ['variable'], []),
  element('variable', [], ['name', 'property', 'hidden']),
  element('condition', operands, []),
  element('operator', operands, ['type']),
  element('osConditionGroup', ['osExpressionGroup'], ['type']),
  element('osExpressionGroup', ['platformKey', 'expression'], ['type', 'name']),
  element('platformKey', [], ['arch', 'type', 'minVer', 'maxVer']),
  element('expression', ['variable'], ['type', 'ignoreQueryFailure']),
  element('referenceList', ['reference'], []),
  element('reference', [], ['package', 'program', 'application']),
]);

/** All names of elements, to tell what a misspelt one means. */
export const elementNames: readonly string[] = [...sequenceGrammar.keys()];

function element(
  name: string,
  children: readonly string[],
  attributes: readonly string[],
): readonly [string, ElementFact] {
  return [name, { children: new Set(children), attributes: new Set(attributes) }];
}
