import { describe, expect, it } from 'vitest';
import { reportsOfLog } from '../../../server/src/features/logOfRuns.ts';
import { runFindings } from '../../../server/src/features/runFindings.ts';
import { findInstructions, placedInstructions } from '../../../server/src/features/sequenceItems.ts';
import { sequenceLenses } from '../../../server/src/features/sequenceLenses.ts';
import type { LogOfRuns } from '../../../server/src/features/sequenceRuns.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import type { TaskSequenceDocument } from '../../../server/src/taskSequence/model.ts';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';
import { FAILED, group, SUCCEEDED, sequenceOf, step } from '../../support/runSequences.ts';
import { at, FAILING, instruction, SUCCEEDING } from '../log/runLog.ts';

function read(text: string): TaskSequenceDocument {
  const document = readTaskSequence(text);
  if (!document) throw new Error('no task sequence');
  return document;
}

function logOf(text: string, name = 'smsts.log'): LogOfRuns {
  return { uri: `file:///${name}`, name, runs: reportsOfLog(parseLog(text)) };
}

/** The steps of a sequence with their lenses, `name: title -> lines`. */
function lenses(text: string, ...logs: readonly LogOfRuns[]): readonly string[] {
  return sequenceLenses(read(text), logs).map(({ range, title, places }) => {
    const name = /name="([^"]*)"/.exec(text.slice(range.start, range.end))?.[1];
    return `${name}: ${title} -> ${places.map(({ uri, line }) => `${uri.slice(8)}:${line}`).join(' ')}`;
  });
}

describe('the instruction a log tells of', () => {
  const all = placedInstructions(read(sequenceOf(group('A', step('Run'), step('Run')), step('A'))));
  it('is found by pointer and name, even where names repeat', () => {
    expect(findInstructions(all, { kind: 'step', name: 'Run', number: 2 })).toEqual({
      certain: true,
      numbers: [2],
    });
  });
  it('is the group where the pointer stands on its end', () => {
    expect(findInstructions(all, { kind: undefined, name: 'A', number: 3 })).toEqual({
      certain: true,
      numbers: [0],
    });
  });
  it('is any of that name and kind where the pointer does not agree', () => {
    expect(findInstructions(all, { kind: 'step', name: 'Run', number: 9 }).numbers).toEqual([1, 2]);
    expect(findInstructions(all, { kind: 'step', name: 'A', number: 0 }).numbers).toEqual([4]);
    expect(findInstructions(all, { kind: 'step', name: 'Other', number: 1 }).numbers).toEqual([]);
  });
  it('stands in the document, also where the sequence is escaped in it', () => {
    const escaped = SUCCEEDED.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const text = `<INSTANCE CLASSNAME="SMS_TaskSequencePackage"><PROPERTY NAME="Sequence" TYPE="string"><VALUE>${escaped}</VALUE></PROPERTY></INSTANCE>`;
    const { nameRange } = placedInstructions(read(text))[4] ?? {};
    expect(text.slice(nameRange?.start, nameRange?.end)).toBe('Restart');
  });
});

describe('above the steps of a sequence', () => {
  it('stands how they went', () => {
    expect(lenses(SUCCEEDED, logOf(SUCCEEDING))).toEqual([
      'Partition Disk (UEFI): Ran (smsts.log): succeeded in 2.5 s -> smsts.log:5',
      'Partition Disk (BIOS): Skipped (smsts.log): its condition was false -> smsts.log:10',
      'Debug: Skipped (smsts.log): it was disabled -> smsts.log:13',
      'Restart: Ran (smsts.log): succeeded in 0.4 s -> smsts.log:15',
    ]);
  });
  it('stands the code of the first cause where they failed', () => {
    expect(lenses(FAILED, logOf(FAILING))).toEqual([
      'Join Domain: Ran (smsts.log): failed with 0x80070035 ERROR_BAD_NETPATH after 10.1 s -> smsts.log:5',
    ]);
  });
  it('stands the latest of several runs; the others are led to', () => {
    const later = logOf(FAILING.replaceAll('02-14-2010', '02-15-2010'), 'smsts-2.log');
    expect(lenses(FAILED, logOf(FAILING), later)).toEqual([
      'Join Domain: Ran (smsts-2.log): failed with 0x80070035 ERROR_BAD_NETPATH after 10.1 s, and in 1 earlier run -> smsts-2.log:5 smsts.log:5',
    ]);
  });
  it('stands how they went before, where the latest run passed over them', () => {
    const skipped = [
      at('11:00:00.000', instruction('Deploy', 0)),
      at('11:00:00.100', 'The group (Deploy) has been successfully started'),
      at('11:00:01.000', instruction('Install', 1)),
      at('11:00:01.100', 'The group (Install) has been successfully started'),
      at('11:00:02.000', instruction('Join Domain', 2)),
      at(
        '11:00:02.100',
        'The action (Join Domain) has been skipped because the condition is evaluated to be false',
      ),
    ].join('');
    expect(lenses(FAILED, logOf(FAILING + skipped))[0]).toMatch(
      /^Join Domain: Skipped \(smsts\.log\): its condition was false; before: Ran \(smsts\.log\): failed with /,
    );
  });
  it('stands what is found by name where the sequence was edited since', () => {
    const edited = SUCCEEDED.replace(step('Restart'), `${step('New')}\n${step('Restart')}`);
    expect(lenses(edited, logOf(SUCCEEDING)).at(-1)).toBe(
      'Restart: Ran (smsts.log, found by name): succeeded in 0.4 s -> smsts.log:15',
    );
  });
  it.each([
    ['of another sequence', FAILED, SUCCEEDING],
    ['that tells of no run', SUCCEEDED, ''],
  ])('stands nothing of a log %s', (_, sequence, log) => {
    expect(lenses(sequence, logOf(log))).toEqual([]);
  });
});

describe('that a step failed', () => {
  const found = (sequence: string, log: string) => runFindings(read(sequence), [logOf(log)]);
  it('is said on its start tag, with the places of the log', () => {
    const [finding, ...others] = found(FAILED, FAILING);
    expect(others).toEqual([]);
    expect(FAILED.slice(finding?.range.start, finding?.range.end)).toMatch(/^<step .*name="Join Domain".*>$/);
    expect(finding?.message).toBe(
      "'Join Domain' failed with 0x80070035 ERROR_BAD_NETPATH: smsts.log tells of a run that ended there at 2010-02-14T10:00:12.500-05:00. The log says why.",
    );
    expect(finding?.related).toEqual([
      {
        uri: 'file:///smsts.log',
        line: 7,
        message: 'First cause: Failed to reach the domain controller, HRESULT=80070035',
      },
      { uri: 'file:///smsts.log', line: 5, message: "'Join Domain' begins" },
    ]);
  });
  it.each([
    ['the run succeeded', SUCCEEDED, SUCCEEDING],
    ['a later run succeeded', FAILED, FAILING + SUCCEEDING],
    ['the log is that of another sequence', SUCCEEDED, FAILING],
    [
      'a step was put in before it',
      FAILED.replace(step('Join Domain'), step('New') + step('Join Domain')),
      FAILING,
    ],
    ['a group above it was renamed', FAILED.replace('"Deploy"', '"Migrate"'), FAILING],
  ])('is not said where %s', (_, sequence, log) => {
    expect(found(sequence, log)).toEqual([]);
  });
});
