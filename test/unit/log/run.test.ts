import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runMessages } from '../../../server/src/knowledge/runMessages.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { itemsWithDepth, type Run, type RunItem, type RunPart } from '../../../server/src/log/run.ts';
import { findCause } from '../../../server/src/log/runCause.ts';
import { inOrderOfTime, tellsOfRun } from '../../../server/src/log/runParts.ts';
import { secondsBetween, timeAt } from '../../../server/src/log/runTime.ts';
import { readRuns } from '../../../server/src/log/runTree.ts';
import { at, FAILING, instruction, SUCCEEDING } from './runLog.ts';

function partsOf(...texts: readonly string[]): readonly RunPart[] {
  return texts.map((text, index) => ({ name: `${index}.log`, log: parseLog(text) }));
}

function lastRun(parts: readonly RunPart[]): Run {
  const run = readRuns(parts).at(-1);
  if (!run) throw new Error('no run in the log');
  return run;
}

/** `name number outcome reason`, indented by depth. */
function outline(items: readonly RunItem[]): string {
  return [...itemsWithDepth(items)]
    .map(([{ name, number = '?', outcome, reason = '' }, depth]) =>
      `${'  '.repeat(depth)}${name} | ${number} ${outcome} ${reason}`.trimEnd(),
    )
    .join('\n');
}

function outlineOf(...texts: readonly string[]): string {
  const run = lastRun(partsOf(...texts));
  return `${run.outcome}\n${outline(run.items)}`;
}

describe('a run that succeeds', () => {
  it('is a tree of what ran and was skipped, with why', () => {
    expect(outlineOf(SUCCEEDING)).toMatchInlineSnapshot(`
      "succeeded
      Install (all) | 0 succeeded
        Partition Disk (UEFI) | 1 succeeded
        Partition Disk (BIOS) | 2 skipped condition
        Debug | 3 skipped disabled
        Restart | 4 succeeded
      State Restore | 6 skipped disabled"
    `);
  });
  it('tells times, exit codes, command lines and restarts', () => {
    const parts = partsOf(SUCCEEDING);
    const rows = [...itemsWithDepth(lastRun(parts).items)].map(([item]) => [
      item.name,
      timeAt(parts, item.start).local,
      secondsBetween(parts, item.start, item.end),
      item.exitCode,
      item.commandLine,
      item.restarts,
    ]);
    expect(rows).toMatchInlineSnapshot(`
      [
        [
          "Install (all)",
          "2010-02-14T09:00:00.000-05:00",
          120.5,
          undefined,
          undefined,
          false,
        ],
        [
          "Partition Disk (UEFI)",
          "2010-02-14T09:00:01.000-05:00",
          2.5,
          0,
          "diskpart.exe a.txt",
          false,
        ],
        [
          "Partition Disk (BIOS)",
          "2010-02-14T09:00:04.000-05:00",
          0.1,
          undefined,
          undefined,
          false,
        ],
        [
          "Debug",
          "2010-02-14T09:00:05.000-05:00",
          0.1,
          undefined,
          undefined,
          false,
        ],
        [
          "Restart",
          "2010-02-14T09:00:06.000-05:00",
          0.4,
          0,
          "smsboot.exe /target:WinPE",
          true,
        ],
        [
          "State Restore",
          "2010-02-14T09:02:01.000-05:00",
          0.5,
          undefined,
          undefined,
          false,
        ],
      ]
    `);
  });
});

describe('a run that fails', () => {
  it('fails in its groups, too', () => {
    expect(outlineOf(FAILING)).toMatchInlineSnapshot(`
      "failed
      Deploy | 0 failed
        Install | 1 failed
          Join Domain | 2 failed Unspecified error (Error: 80004005; Source: Windows)"
    `);
  });
  it('has the first error of the step as its cause, not the last', () => {
    const parts = partsOf(FAILING);
    const run = lastRun(parts);
    expect(run.failed?.name).toBe('Join Domain');
    const cause = run.failed && findCause(parts, run.failed, run.last);
    expect({ row: cause?.place.row, code: cause?.code?.value.toString(16) }).toEqual({
      row: 6,
      code: '80070035',
    });
  });
  it.each([
    // The step got over the first error and met another.
    ['80070070', '80072ee7', 'Failed to write the image (Error 112)', 3, '70'],
    ['80070070', '80072ee7', 'Applying failed, HRESULT=80070070', 3, '80070070'],
    // What says no more than that something failed, or that nothing was found, is the consequence of what stands above.
    ['80004005', '80072ee7', 'Resolving failed, HRESULT=80004005', 1, '80072ee7'],
    ['80070002', '80072ee7', 'Resolving failed, HRESULT=80070002', 1, '80072ee7'],
    // No error but the last names the code.
    ['80070070', '80072ee7', 'Applying failed', 1, '80072ee7'],
  ])('ended with %s, after an error with %s and %j', (end, first, second, row, code) => {
    const parts = partsOf(
      [
        at('10:00:00.000', instruction('A', 0)),
        at('10:00:01.000', `Sending failed; ${first}`, { type: 3 }),
        at('10:00:02.000', 'Trying the next server'),
        at('10:00:03.000', second, { type: 3 }),
        at('10:00:04.000', `Process completed with exit code ${Number.parseInt(end, 16)}`),
        at('10:00:05.000', `Failed to run the action: A.\r\nWords. (Error: ${end}; Source: Windows)`, {
          type: 3,
        }),
      ].join(''),
    );
    const run = lastRun(parts);
    const cause = run.failed && findCause(parts, run.failed, run.last);
    expect({ row: cause?.place.row, code: cause?.code?.value.toString(16) }).toEqual({ row, code });
  });
  it.each([
    ['Failed to run the action: A. Error -2147024894', '80070002'],
    ['Failed to run the action: A. \r\nNo such file (Error: 80070002; Source: Windows)', '80070002'],
    ['Failed to run the action: A. No such file (Error: 80070002; Source: Windows)', '80070002'],
  ])('is known by %j alone', (message, code) => {
    const parts = partsOf(at('10:00:00.000', instruction('A', 0)) + at('10:00:01.000', message, { type: 3 }));
    const run = lastRun(parts);
    expect(run.failed).toMatchObject({ name: 'A', number: 0, outcome: 'failed' });
    const cause = run.failed && findCause(parts, run.failed, run.last);
    expect(cause?.code?.value.toString(16)).toBe(code);
  });
  it.each([
    [
      'A. Access is denied. (Error: 00000005; Source: Windows)',
      'Access is denied. (Error: 00000005; Source: Windows)',
    ],
    [
      'A. \r\nAccess is denied. (Error: 00000005; Source: Windows)',
      'Access is denied. (Error: 00000005; Source: Windows)',
    ],
    [
      'A. Permissions are wrong. \r\nAccess is denied. (Error: 80070005; Source: Windows)',
      'Permissions are wrong. Access is denied. (Error: 80070005; Source: Windows)',
    ],
    ['A. Error -2147024894', 'Error -2147024894'],
    ['A.', undefined],
  ])('has the words behind the name, %j, as its reason', (words, reason) => {
    const text =
      at('10:00:00.000', instruction('A', 0)) +
      at('10:00:01.000', `Failed to run the action: ${words}`, { type: 3 });
    expect(lastRun(partsOf(text)).items).toMatchObject([{ name: 'A', reason }]);
  });
  it('fails at a step whose restart could not be made', () => {
    const text = [
      at('10:00:00.000', instruction('Restart (PE)', 0)),
      at('10:00:01.000', 'Successfully completed the action (Restart (PE)) with the exit win32 code 0'),
      at('10:00:02.000', 'Failed to install boot image. Error 0x800700C1', { type: 3 }),
      at(
        '10:00:03.000',
        'Fatal error is returned in check for reboot request of the action (Restart (PE)).\r\nNot valid. (Error: 800700C1; Source: Windows)',
        { type: 3 },
      ),
      at('10:00:04.000', 'An error (0x800700c1) is encountered in execution of the task sequence', {
        type: 3,
      }),
    ].join('');
    const parts = partsOf(text);
    const run = lastRun(parts);
    expect(outlineOf(text)).toBe(
      'failed\nRestart (PE) | 0 failed Not valid. (Error: 800700C1; Source: Windows)',
    );
    expect(run.failed && findCause(parts, run.failed, run.last)?.place.row).toBe(2);
  });
  it('is not laid to a step that failed at first and then succeeded', () => {
    const text = [
      at('10:00:00.000', instruction('G', 0)),
      at('10:00:00.000', 'The group (G) has been successfully started'),
      at('10:00:00.000', instruction('A', 1)),
      at('10:00:01.000', 'Failed to run the action: A. Error -2147024894', { type: 3 }),
      at('10:00:02.000', 'Successfully completed the action (A) with the exit win32 code 0'),
      at('10:00:03.000', 'Task Sequence Engine failed! Code: enExecutionFail', { type: 3 }),
    ].join('');
    const run = lastRun(partsOf(text));
    expect([outline(run.items), run.failed]).toEqual(['G | 0 failed\n  A | 1 succeeded', undefined]);
  });
  it('is never caused by what the engine writes in healthy runs, too', () => {
    const noise = 'Failed to persist execution state. Error 0x(80070057)';
    const text = [
      at('10:00:00.000', instruction('A', 0)),
      at('10:00:00.100', noise, { type: 3 }),
      at('10:00:01.000', 'Failed to run the action: A. Error -2147024894', { type: 3 }),
    ].join('');
    const parts = partsOf(text);
    const run = lastRun(parts);
    expect(run.failed && findCause(parts, run.failed, run.last)?.place.row).toBe(2);
  });
  it('goes on where errors are passed over', () => {
    const text = [
      at('10:00:00.000', instruction('A', 0)),
      at('10:00:01.000', 'Failed to run the action: A. Error -2147024894', { type: 3 }),
      at('10:00:02.000', instruction('B', 1)),
      at('10:00:03.000', 'Successfully completed the action (B) with the exit win32 code 0'),
    ].join('');
    expect(outlineOf(text)).toBe('succeeded\nA | 0 failed Error -2147024894\nB | 1 succeeded');
    expect(lastRun(partsOf(text)).failed).toBeUndefined();
  });
  it.each([
    ['cscript.exe "X:\\Deploy\\Scripts\\ZTIDiskpart.wsf"', 7712, 'mdt'],
    ['cscript.exe "X:\\Deploy\\Scripts\\ZTIDiskpart.wsf"', 2, undefined],
    ['cmd.exe /c own.cmd', 7712, undefined],
  ])('of %j with %i has a code of %s', (command, exitCode, system) => {
    const parts = partsOf(
      [
        at('10:00:00.000', instruction('A', 0)),
        at('10:00:00.500', `Executing command line: ${command}`),
        at('10:00:01.000', `Process completed with exit code ${exitCode}`),
        at('10:00:02.000', 'Failed to run the action: A.', { type: 3 }),
      ].join(''),
    );
    const run = lastRun(parts);
    const cause = run.failed && findCause(parts, run.failed, run.last);
    expect(cause?.code).toEqual({ value: exitCode, system });
  });
  it('takes the code a process ended with where no error names one', () => {
    const parts = partsOf(
      [
        at('10:00:00.000', instruction('A', 0)),
        at('10:00:01.000', 'Process completed with exit code 2147942402'),
        at('10:00:02.000', 'Failed to run the action: A.', { type: 3 }),
      ].join(''),
    );
    const run = lastRun(parts);
    const cause = run.failed && findCause(parts, run.failed, run.last);
    expect({ row: cause?.place.row, code: cause?.code?.value.toString(16) }).toEqual({
      row: 2,
      code: '80070002',
    });
  });
  it('is known by the words of the engine where those of the step are none we know', () => {
    const text = [
      at('10:00:00.000', instruction('A', 0)),
      at('10:00:00.500', 'Executing command line: a.exe'),
      at('10:00:01.000', 'Task Sequence Engine failed! Code: enExecutionFail', { type: 3 }),
    ].join('');
    expect(outlineOf(text)).toBe('failed\nA | 0 failed');
  });
});

describe('a run whose records are torn', () => {
  const torn = [
    at('10:00:00.000', instruction('G', 0)),
    at('10:00:00.000', 'The group (G) has been successfully started'),
    at('10:00:01.000', instruction('A', 1)),
    at('10:00:02.000', 'Process completed with exit code 2147942402'),
    '<![LOG[Failed to run th',
    at('10:00:03.000', 'Another process writes'),
  ].join('');

  it('fails in the step that was open when its group was aborted', () => {
    const text = [
      torn,
      at(
        '10:00:04.000',
        'The execution of the group (G) has failed and the execution has been aborted. An action failed.\r\nOperation aborted (Error: 80004004; Source: Windows)',
        { type: 3 },
      ),
      at('10:00:05.000', 'Task Sequence Engine failed! Code: enExecutionFail', { type: 3 }),
    ].join('');
    expect(outlineOf(text)).toBe('failed\nG | 0 failed\n  A | 1 failed');
    const parts = partsOf(text);
    const run = lastRun(parts);
    expect(run.failed?.name).toBe('A');
    expect(run.failed && findCause(parts, run.failed, run.last)?.code?.value).toBe(0x80070002);
  });
  it('fails in the step that the engine names at the end', () => {
    const text = [
      at('10:00:00.000', instruction('G', 0)),
      at('10:00:00.000', 'The group (G) has been successfully started'),
      at('10:00:01.000', instruction('Passed over', 1)),
      at('10:00:02.000', 'Failed to run the action: Passed over. Error -2147024894', { type: 3 }),
      at('10:00:03.000', instruction('A. B', 2)),
      at('10:00:04.000', instruction('C', 3)),
      at('10:00:04.500', 'The action (C) has been skipped because it is disabled'),
      '<![LOG[The execution of the gro',
      at(
        '10:00:05.000',
        'Failed to run the last action: A. B. Execution of task sequence failed.\r\nNo. (Error: 80070002; Source: Windows)',
        { type: 3 },
      ),
    ].join('');
    expect(lastRun(partsOf(text)).failed).toMatchObject({ name: 'A. B', number: 2, outcome: 'failed' });
  });
  it('does not count a step as succeeded that ended with the code of a failure', () => {
    const text = torn + at('10:00:04.000', instruction('B', 2));
    expect(outlineOf(text)).toBe('running\nG | 0 running\n  A | 1 failed\n  B | 2 running');
  });
});

describe('a run of which not all is there', () => {
  const [head, tail] = [SUCCEEDING.slice(0, SUCCEEDING.length / 3), SUCCEEDING.slice(SUCCEEDING.length / 3)];

  it('is running where the log ends inside a step', () => {
    expect(outlineOf(head)).toMatchInlineSnapshot(`
      "running
      Install (all) | 0 running
        Partition Disk (UEFI) | 1 running"
    `);
  });
  it('begins inside a group whose start is lost', () => {
    expect(outlineOf(tail)).toMatchInlineSnapshot(`
      "succeeded
      Install (all) | ? succeeded
        Partition Disk (UEFI) | ? succeeded
        Partition Disk (BIOS) | 2 skipped condition
        Debug | 3 skipped disabled
        Restart | 4 succeeded
      State Restore | 6 skipped disabled"
    `);
  });
  it('is running while the engine has instructions left', () => {
    const text = [
      at('10:00:00.000', 'Set a global environment variable _SMSTSInstructionTableSize=2', { type: 0 }),
      at('10:00:00.000', instruction('A', 0)),
      at('10:00:01.000', 'Successfully completed the action (A) with the exit win32 code 0'),
      at('10:00:01.000', 'Set a global environment variable _SMSTSNextInstructionPointer=1', { type: 0 }),
    ].join('');
    expect(outlineOf(text)).toBe('running\nA | 0 succeeded');
    expect(outlineOf(text.replace('Pointer=1', 'Pointer=2'))).toBe('succeeded\nA | 0 succeeded');
  });
  it('is running after a restart of which nobody came back', () => {
    const text =
      at('10:00:00.000', instruction('A', 0)) +
      at('10:00:01.000', 'The action (A) initiated a reboot request');
    expect(outlineOf(text)).toBe('running\nA | 0 succeeded');
  });
  it('takes a step that goes on after its restart for one step', () => {
    const text = [
      at('10:00:00.000', instruction('Updates', 0)),
      at('10:00:01.000', 'The action (Updates) initiated a reboot request'),
      at('10:05:00.000', instruction('Updates', 0)),
      at('10:06:00.000', 'Successfully completed the action (Updates) with the exit win32 code 0'),
    ].join('');
    const parts = partsOf(text);
    expect(readRuns(parts).length).toBe(1);
    const [step] = lastRun(parts).items;
    expect(secondsBetween(parts, step?.start, step?.end)).toBe(360);
  });
});

describe('several runs and files', () => {
  it('begins a run where the instruction pointer starts again', () => {
    expect(readRuns(partsOf(SUCCEEDING + FAILING)).map(({ outcome }) => outcome)).toEqual([
      'succeeded',
      'failed',
    ]);
  });
  it('puts the files in order of time, whatever their names', () => {
    const half = SUCCEEDING.indexOf('<![LOG[Start executing an instruction. Instruction name: Restart');
    const parts = [
      { name: 'smsts.log', log: parseLog(SUCCEEDING.slice(half)) },
      { name: 'smsts-20100214-100000.log', log: parseLog(SUCCEEDING.slice(0, half)) },
      { name: 'copy.log', log: parseLog(SUCCEEDING.slice(half)) },
    ];
    const ordered = inOrderOfTime(parts);
    expect(ordered.map(({ name }) => name)).toEqual(['smsts-20100214-100000.log', 'smsts.log']);
    expect(outline(lastRun(ordered).items)).toBe(outline(lastRun(partsOf(SUCCEEDING)).items));
  });
  it('compares instants, since the clock of Windows PE has another offset', () => {
    const later = at('02:00:00.000', 'B', { bias: '+480' });
    const earlier = at('09:00:00.000', 'A', { bias: '+000' });
    expect(inOrderOfTime(partsOf(later, earlier)).map(({ name }) => name)).toEqual(['1.log', '0.log']);
  });
  it.each([
    // The clock of the firmware shows local time, which Windows PE takes for that of its own time zone...
    ['before the clock is set', '10:00:00.000', '01:05:00.000'],
    // ...and nothing sets it right.
    ['all the time', '10:00:00.000', '10:05:00.000'],
  ])('are in the order of their instructions where Windows PE has the wrong time %s', (_, first, then) => {
    const windowsPe = [
      at(first, 'Booted from network (PXE)', { component: 'TSBootShell', bias: '+480' }),
      at(then, instruction('G', 0), { bias: '+480' }),
      at(then, 'The group (G) has been successfully started', { bias: '+480' }),
      at(then, instruction('A', 1), { bias: '+480' }),
      at(then, 'Successfully completed the action (A) with the exit win32 code 0', { bias: '+480' }),
    ].join('');
    const windows = [
      at('10:30:00.000', instruction('B', 2), { bias: '-060' }),
      at('10:31:00.000', 'Successfully completed the action (B) with the exit win32 code 0', {
        bias: '-060',
      }),
      at('10:31:00.000', instruction('G', 3), { bias: '-060' }),
      at('10:31:01.000', 'The group (G) has been successfully completed', { bias: '-060' }),
    ].join('');
    const ordered = inOrderOfTime(partsOf(windows, windowsPe));
    expect(ordered.map(({ name }) => name)).toEqual(['1.log', '0.log']);
    expect(readRuns(ordered).length).toBe(1);
  });
  it('passes over a copy that was made before the log was complete', () => {
    const copy = SUCCEEDING.slice(0, SUCCEEDING.length / 3);
    expect(inOrderOfTime(partsOf(copy, SUCCEEDING, copy, '')).map(({ name }) => name)).toEqual(['1.log']);
    expect(inOrderOfTime(partsOf(SUCCEEDING, SUCCEEDING)).map(({ name }) => name)).toEqual(['0.log']);
  });
  it('knows which logs tell of runs', () => {
    expect(tellsOfRun(parseLog(SUCCEEDING))).toBe(true);
    expect(tellsOfRun(parseLog(at('09:00:00.000', 'Hello', { component: 'CcmExec' })))).toBe(false);
  });
});

describe('the instruction of newer builds', () => {
  it('has its name in quotes', () => {
    const message =
      "Start executing an instruction. Instruction name: 'It's (1)'.  Pointer: 7. Type: ''. Disabled: 0";
    expect(outlineOf(at('09:00:00.000', message))).toBe("running\nIt's (1) | 7 running");
  });
});

describe('the wordings', () => {
  it.each(runMessages.map((row) => [row.begins, row] as const))('%s has a source', (_, row) => {
    expect(row.source.url).toMatch(/^https:/);
    expect(row.rest.source).toMatch(/^\^/);
  });
});

describe('hostile logs', () => {
  it('have groups no deeper than anybody makes them', () => {
    const deep = [
      ...Array.from({ length: 3000 }, () => 'The group (A) has been successfully completed'),
      ...Array.from({ length: 3000 }, () => 'The group (B) has been successfully started'),
    ];
    const text = deep.map((message) => at('10:00:00.000', message)).join('');
    const depths = [...itemsWithDepth(lastRun(partsOf(text)).items)].map(([, depth]) => depth);
    expect(Math.max(...depths)).toBeLessThanOrEqual(200);
  });
});

describe('any log', () => {
  const messages = SUCCEEDING.split('\r\n').concat(FAILING.split('\r\n'));
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(...messages).map((line) => `${line}\r\n`),
      fc
        .tuple(fc.constantFrom(...messages), fc.nat())
        .map(([line, cut]) => line.slice(0, cut % (line.length + 1))),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { maxLength: 40 },
  );

  it('is read without a throw, and each step lies in one place', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 3 }), (texts) => {
        const parts = inOrderOfTime(partsOf(...texts.map((lines) => lines.join(''))));
        for (const run of readRuns(parts)) {
          const items = [...itemsWithDepth(run.items)].map(([item]) => item);
          expect(new Set(items).size).toBe(items.length);
          if (run.failed) {
            expect(items).toContain(run.failed);
            findCause(parts, run.failed, run.last);
          }
          for (const item of items) {
            if (item.kind === 'step') expect(item.children).toEqual([]);
            secondsBetween(parts, item.start, item.end);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

const REAL = join(import.meta.dirname, '../../../../shared/corpus/logs/maxmoonACR__MDTLOGFiles/smsts.log');

describe('the real smsts.log', () => {
  it('is one run that waits for a restart', () => {
    if (!existsSync(REAL)) {
      console.log('The run in the real smsts.log was not read: the corpus is not here.');
      return;
    }
    const parts = partsOf(readFileSync(REAL, 'utf8'));
    const runs = readRuns(parts);
    expect(runs.map(({ outcome }) => outcome)).toEqual(['running']);
    const items = [...itemsWithDepth(lastRun(parts).items)].map(([item]) => item);
    const count = (outcome: string) => items.filter((item) => item.outcome === outcome).length;
    expect([items.length, count('succeeded'), count('skipped'), count('failed')]).toEqual([29, 23, 5, 0]);
  });
});
