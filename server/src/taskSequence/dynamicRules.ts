import { StepType } from '../knowledge/stepTypes.ts';
import type { Range } from '../range.ts';
import { parseXml } from '../syntax/parseXml.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import {
  childElements,
  elementName,
  type NodeId,
  nodeRange,
  rootElement,
  startTagRange,
} from '../syntax/xmlQuery.ts';
import type { XmlTree } from '../syntax/xmlTree.ts';
import { type Condition, readCondition } from './conditions.ts';
import { type Attributes, childNamed, findNamed, heldText, readAttributes } from './elements.ts';
import { stepFact } from './facts.ts';
import type { TextPlace } from './textPlace.ts';

/**
 * The rules of a Set Dynamic Variables step: a document of its own, written as text. Its ranges are offsets of that
 * text; `placeOf` leads back to the step.
 */
export interface DynamicVariableRules {
  /** Holds the text of the rules, in offsets from the step's own start. */
  readonly source: SourceString;
  /** The text as markup. */
  readonly tree: XmlTree;
  readonly rules: readonly DynamicVariableRule[];
  placeOf(range: Range): TextPlace;
}

export interface DynamicVariableRule {
  readonly range: Range;
  readonly startTag: Range;
  /** Undefined for a rule that always applies. */
  readonly condition: Condition | undefined;
  readonly variables: readonly DynamicVariable[];
}

/** `<Variable Name= IsSecret=>value</Variable>`. */
export interface DynamicVariable {
  readonly name: string;
  readonly secret: boolean;
  readonly attributes: Attributes;
  readonly range: Range;
  readonly startTag: Range;
  readonly value: SourceString | undefined;
}

const RULES_VARIABLE = 'OSDSetDynamicVariablesRules';

/** The rules of a step; undefined when it has none. What cannot be read of them is left out. */
export const dynamicVariableRules = stepFact((content): DynamicVariableRules | undefined => {
  if (content.type !== StepType.setDynamicVariables) return undefined;
  const source = findNamed(content.variables, RULES_VARIABLE)?.value;
  if (!source || source.text.trim() === '') return undefined;
  const tree = parseXml(source.text);
  const root = rootElement(tree);
  return {
    source,
    tree,
    rules: root === undefined ? [] : readRules(tree, root),
    placeOf: ({ start, end }) => ({ source, start, end }),
  };
});

function readRules(tree: XmlTree, root: NodeId): readonly DynamicVariableRule[] {
  return [...childElements(tree, root)]
    .filter((node) => elementName(tree, node) === 'Rule')
    .map((node) => {
      const condition = childNamed(tree, node, 'condition');
      return {
        range: nodeRange(tree, node),
        startTag: startTagRange(tree, node),
        condition: condition === undefined ? undefined : readCondition(tree, condition),
        variables: readVariables(tree, childNamed(tree, node, 'Variables')),
      };
    });
}

function readVariables(tree: XmlTree, list: NodeId | undefined): readonly DynamicVariable[] {
  if (list === undefined) return [];
  return [...childElements(tree, list)]
    .filter((node) => elementName(tree, node) === 'Variable')
    .map((node) => {
      const attributes = readAttributes(tree, node);
      return {
        name: attributes.get('Name')?.text ?? '',
        secret: attributes.get('IsSecret')?.text.toLowerCase() === 'true',
        attributes,
        range: nodeRange(tree, node),
        startTag: startTagRange(tree, node),
        value: heldText(tree, node),
      };
    });
}
