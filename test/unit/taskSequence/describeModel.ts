import { readAction, readCommand } from '../../../server/src/taskSequence/actions.ts';
import type { Condition, ConditionOperand } from '../../../server/src/taskSequence/conditions.ts';
import { dynamicVariableRules } from '../../../server/src/taskSequence/dynamicRules.ts';
import { instructionNumbers, instructions } from '../../../server/src/taskSequence/instructions.ts';
import type { Group, TaskSequenceDocument } from '../../../server/src/taskSequence/model.ts';
import { packageFacts } from '../../../server/src/taskSequence/packageObject.ts';
import { powerShellSource } from '../../../server/src/taskSequence/powerShellSource.ts';
import { packageUses } from '../../../server/src/taskSequence/references.ts';
import type { Step } from '../../../server/src/taskSequence/step.ts';
import {
  indexedVariables,
  missingProperties,
  stepVariant,
} from '../../../server/src/taskSequence/stepProperties.ts';
import { subTaskSequence } from '../../../server/src/taskSequence/subTaskSequence.ts';
import { placeText } from '../../../server/src/taskSequence/textPlace.ts';
import type { UnexpectedMarkup } from '../../../server/src/taskSequence/unexpectedMarkup.ts';
import { conditionReads, variableReads } from '../../../server/src/taskSequence/variableReads.ts';
import { variableWrites } from '../../../server/src/taskSequence/variableWrites.ts';

/** What a model says, a line each, for comparison with a golden. */
export function describeModel(document: TaskSequenceDocument): string {
  const { sequence } = document;
  const numbers = instructionNumbers(sequence);
  const lines: string[] = [];
  const write = (depth: number, text: string) => lines.push(`${'  '.repeat(depth)}${text}`);

  if (document.package) {
    const facts = Object.entries(packageFacts(document.package)).filter(([, value]) => value !== undefined);
    write(
      0,
      `package ${document.package.kind}: ${facts.map(([name, value]) => `${name}=${value}`).join(', ')}`,
    );
    for (const reference of document.package.references?.references ?? []) {
      const { package: id, program, type } = reference;
      write(1, `refers to ${id?.text} ${program?.text} of type ${type?.text}`);
    }
  }
  const { product, evidence } = sequence.dialect;
  write(
    0,
    `sequence in ${sequence.embedding.kind}, ${[...sequence.attributes].map(named).join(' ')}: ${product}, ${evidence}`,
  );
  for (const { kind, id, program } of sequence.references) {
    write(1, `reference ${kind} ${id.text}${program ? ` program ${program.text}` : ''}`);
  }
  for (const { name, value } of sequence.globalVariables) write(1, `global ${name}=${value?.text}`);
  for (const unexpected of sequence.unexpected) write(1, describeUnexpected(unexpected));

  const writeItems = (depth: number) => {
    let inner = depth;
    for (const instruction of instructions(sequence)) {
      if (instruction.kind === 'group-start') writeGroup(inner++, instruction.group);
      else if (instruction.kind === 'step') writeStep(inner, instruction.step);
      else inner--;
    }
  };
  const writeGroup = (depth: number, group: Group) => {
    const flags = [
      group.inactive && 'inactive',
      group.guarded && 'guarded',
      group.continuesOnError && 'continues',
    ].filter((flag) => flag !== false);
    write(depth, `${numbers.get(group)} group '${group.name}' ${flags.join(' ')}`.trimEnd());
    if (group.condition) writeCondition(depth + 1, group.condition);
    for (const operand of group.looseOperands) write(depth + 1, `loose ${describeOperand(operand)}`);
    for (const read of conditionReads(group.condition?.operands ?? [])) {
      write(depth + 1, `condition reads ${read.name} (${read.kind})`);
    }
  };
  const writeCondition = (depth: number, { operands }: Condition) =>
    write(depth, `if ${operands.map(describeOperand).join(' and ') || 'nothing'}`);
  const writeStep = (depth: number, step: Step) => {
    const { content } = step;
    const flags = [
      step.inactive && 'inactive',
      step.guarded && 'guarded',
      step.continuesOnError && 'continues',
    ].filter((flag) => flag !== false);
    const type = step.type?.replace('SMS_TaskSequence_', '') ?? 'no type';
    write(
      depth,
      `${numbers.get(step)} ${content.element} '${step.name}' ${type}, ${stepVariant(step)} ${flags.join(' ')}`.trimEnd(),
    );
    if (step.condition) writeCondition(depth + 1, step.condition);
    for (const operand of step.looseOperands) write(depth + 1, `loose ${describeOperand(operand)}`);
    for (const unexpected of step.unexpected) write(depth + 1, describeUnexpected(unexpected));
    for (const { property, written, agrees } of readAction(step) ?? []) {
      write(depth + 1, `action has ${property.name}=${placeText(written)}${agrees ? '' : ' (differs)'}`);
    }
    const command = readCommand(step);
    if (command) write(depth + 1, `runs ${command.text} (${command.places.length} places)`);
    for (const missing of missingProperties(step)) {
      write(depth + 1, `lacks ${missing.map(({ name }) => name).join(' or ')}`);
    }
    for (const { family, entries } of indexedVariables(step)) {
      for (const { index, members } of entries) {
        const values = [...members].map(([member, { value }]) => `${member}=${value?.text}`);
        write(depth + 1, `${family.name} ${index}: ${values.join(', ')}`);
      }
    }
    for (const { id, kind, from, name } of packageUses(step))
      write(depth + 1, `uses ${kind} ${id} (${from} ${name})`);
    for (const read of variableReads(step))
      write(depth + 1, `reads ${read.name} (${read.kind} in ${read.in})`);
    for (const one of variableWrites(step)) {
      write(
        depth + 1,
        `sets ${one.name} (${one.by}${one.secret ? ', secret' : ''})${one.text === undefined ? '' : ` to ${one.text}`}`,
      );
    }
    for (const rule of dynamicVariableRules(step)?.rules ?? []) {
      if (rule.condition) writeCondition(depth + 1, rule.condition);
      for (const { name, value } of rule.variables) write(depth + 1, `rule sets ${name}=${value?.text}`);
    }
    const script = powerShellSource(step);
    if (script) write(depth + 1, `script ${JSON.stringify(script.text)}`);
    const sub = subTaskSequence(step);
    if (sub) {
      const packages = sub.packages.map(placeText).join();
      write(
        depth + 1,
        `runs task sequence ${sub.name} ${sub.packageId && placeText(sub.packageId)}: ${packages}`,
      );
    }
  };
  writeItems(1);
  return `${lines.join('\n')}\n`;
}

function named([name, value]: readonly [string, { readonly text: string }]): string {
  return `${name}=${value.text}`;
}

function describeOperand(operand: ConditionOperand): string {
  if (operand.kind === 'operator') {
    const name = operand.element === 'operator' ? '' : `${operand.element} `;
    const platform = operand.platform ? `[${[...operand.platform.attributes].map(named).join(' ')}] ` : '';
    return `${name}${operand.attributes.get('type')?.text}(${platform}${operand.operands.map(describeOperand).join('; ')})`;
  }
  const type = operand.type?.replace(/SMS_TaskSequence_|ConditionExpression/g, '');
  const fields = operand.variables.map(({ name, value }) => `${name}=${value?.text}`);
  const ignores = operand.attributes.get('ignoreQueryFailure')?.text === 'true' ? ' ignoring failure' : '';
  return `${type}${ignores}{${fields.join(', ')}}`;
}

function describeUnexpected(unexpected: UnexpectedMarkup): string {
  return `unexpected ${unexpected.kind} ${unexpected.name} in ${unexpected.parent}`;
}
