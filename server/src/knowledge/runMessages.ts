import type { Source } from './sources.ts';

/** What a record of smsts.log says of the run of a task sequence. */
export type RunMessageKind =
  | 'instruction'
  | 'group-condition'
  | 'group-started'
  | 'group-completed'
  | 'group-failed'
  | 'group-skipped'
  | 'action-succeeded'
  | 'action-failed'
  | 'action-skipped'
  | 'action-restarts'
  | 'command-announced'
  | 'command-run'
  | 'process-ended'
  | 'restart'
  | 'last-action-code'
  | 'last-action-succeeded'
  | 'next-instruction'
  | 'instruction-count'
  | 'run-failed';

/**
 * *observed*: written so in a log of a computer. *documented*: quoted by a page, but in no log we had; breaks of
 * lines may be lost there.
 */
export type Evidence = 'observed' | 'documented';

/** The wording of one kind of record. */
export interface RunMessage {
  readonly kind: RunMessageKind;
  /** What each such message begins with, so that most messages need not be tried. */
  readonly begins: string;
  /**
   * Of the rest of the message. Its groups: `name` of a step or group, `number` of an instruction, `code`, `reason`,
   * `command`. A name may hold brackets itself and so reaches to the last one before the fixed words behind it.
   */
  readonly rest: RegExp;
  readonly evidence: Evidence;
  readonly source: Source;
}

const mdtLog: Source = {
  title: 'smsts.log of an MDT deployment (2024)',
  url: 'https://github.com/maxmoonACR/MDTLOGFiles',
};
const toolkit: Source = {
  title: 'MECM Toolkit: excerpt of an smsts.log of the current branch (2024)',
  url: 'https://github.com/dustinestes/MECM_Toolkit',
};
const restartThread: Source = {
  title: 'Microsoft Q&A: an smsts.log that ends with a restart (2022)',
  url: 'https://learn.microsoft.com/answers/questions/1007260/sccm-task-sequence-failing-after-setup-windows-and',
};
const releaseNotes: Source = {
  title: 'Release notes for Configuration Manager: Pre-provision BitLocker',
  url: 'https://learn.microsoft.com/mem/configmgr/core/servers/deploy/install/release-notes',
};
const kb2797676: Source = {
  title: 'KB2797676: Sysprep and Capture fails',
  url: 'https://support.microsoft.com/kb/2797676',
};
const kb2910552: Source = {
  title: 'KB2910552: Windows 8.1 cannot be deployed to a computer with Windows XP',
  url: 'https://support.microsoft.com/kb/2910552',
};
const setupStepMissing: Source = {
  title: 'Frank Rojas: a sequence cannot continue after its restart (2008)',
  url: 'https://blogs.technet.microsoft.com/smsandmom/2008/10/10/configmgr-2007-osd-task-sequence-fails-with-task-sequence-cannot-continue-after-reboot-because-ts-manager-is-not-configured-to-auto-start-or-gina-is-not-installed/',
};
const variableReference: Source = {
  title: 'Task sequence variables',
  url: 'https://learn.microsoft.com/mem/configmgr/osd/understand/task-sequence-variables',
};

export const runMessages: readonly RunMessage[] = [
  {
    kind: 'instruction',
    begins: 'Start executing an instruction. Instruction name: ',
    rest: /^(?<name>.*)\. Instruction pointer: (?<number>\d{1,9})/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'instruction',
    begins: "Start executing an instruction. Instruction name: '",
    rest: /^(?<name>.*)'\. {1,4}Pointer: (?<number>\d{1,9})/,
    evidence: 'observed',
    source: toolkit,
  },
  {
    kind: 'group-condition',
    begins: 'The condition for the group (',
    rest: /^(?<name>.*)\) is evaluated to be true/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'group-started',
    begins: 'The group (',
    rest: /^(?<name>.*)\) has been successfully started/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'group-completed',
    begins: 'The group (',
    rest: /^(?<name>.*)\) has been successfully completed/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'group-skipped',
    begins: 'The group (',
    rest: /^(?<name>.*)\) has been skipped because (?<reason>.*)/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'group-failed',
    begins: 'The execution of the group (',
    rest: /^(?<name>.*)\) has failed and the execution has been aborted/,
    evidence: 'documented',
    source: kb2797676,
  },
  {
    kind: 'action-succeeded',
    begins: 'Successfully completed the action (',
    rest: /^(?<name>.*)\) with the exit win32 code (?<code>-?\d{1,10})/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'action-skipped',
    begins: 'The action (',
    rest: /^(?<name>.*)\) has been skipped because (?<reason>.*)/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'action-restarts',
    begins: 'The action (',
    rest: /^(?<name>.*)\) initiated a reboot request/,
    evidence: 'observed',
    source: restartThread,
  },
  // Behind the name a full stop, then `Error -2147024894` or, on the next line, the words of the error.
  {
    kind: 'action-failed',
    begins: 'Failed to run the action: ',
    rest: /^(?<name>[^\r\n]*)(?:\r?\n(?<reason>.*))?/s,
    evidence: 'documented',
    source: releaseNotes,
  },
  // The step itself succeeded; the restart it asked for did not.
  {
    kind: 'action-failed',
    begins: 'Fatal error is returned in check for reboot request of the action (',
    rest: /^(?<name>[^\r\n]*)\)\.?(?:\r?\n(?<reason>.*))?/s,
    evidence: 'documented',
    source: kb2910552,
  },
  {
    kind: 'command-announced',
    begins: 'Start executing the command line: ',
    rest: /^(?<command>.*)/s,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'command-run',
    begins: 'Executing command line: ',
    rest: /^(?<command>.*)/s,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'process-ended',
    begins: 'Process completed with exit code ',
    rest: /^(?<code>-?\d{1,10})/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'restart',
    begins: 'SMSTSRebootRequested=',
    rest: /^\S/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'restart',
    begins: 'Execution engine result code: Reboot',
    rest: /^/,
    evidence: 'observed',
    source: restartThread,
  },
  {
    kind: 'last-action-code',
    begins: 'Set a global environment variable _SMSTSLastActionRetCode=',
    rest: /^(?<code>-?\d{1,10})/,
    evidence: 'observed',
    source: mdtLog,
  },
  // Only `true` is in the log.
  {
    kind: 'last-action-succeeded',
    begins: 'Set a global environment variable _SMSTSLastActionSucceeded=',
    rest: /^(?<reason>true|false)/i,
    evidence: 'documented',
    source: variableReference,
  },
  {
    kind: 'next-instruction',
    begins: 'Set a global environment variable _SMSTSNextInstructionPointer=',
    rest: /^(?<number>\d{1,9})/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'instruction-count',
    begins: 'Set a global environment variable _SMSTSInstructionTableSize=',
    rest: /^(?<number>\d{1,9})/,
    evidence: 'observed',
    source: mdtLog,
  },
  {
    kind: 'run-failed',
    begins: 'Failed to run the last action: ',
    rest: /^(?<name>[^\r\n]*?)(?:\. Execution of task sequence failed|\.?\s*[\r\n]|\.?\s*$)/,
    evidence: 'documented',
    source: kb2797676,
  },
  {
    kind: 'run-failed',
    begins: 'An error (',
    rest: /^0x[\dA-F]{8}\) is encountered in execution of the task sequence/i,
    evidence: 'documented',
    source: setupStepMissing,
  },
  {
    kind: 'run-failed',
    begins: 'Task Sequence Engine failed!',
    rest: /^/,
    evidence: 'documented',
    source: kb2797676,
  },
  {
    kind: 'run-failed',
    begins: 'Task sequence execution failed with error code ',
    rest: /^/,
    evidence: 'documented',
    source: kb2797676,
  },
  {
    kind: 'run-failed',
    begins: 'Error Task Sequence Manager failed to execute task sequence.',
    rest: /^/,
    evidence: 'documented',
    source: kb2797676,
  },
];

/**
 * Errors that the engine writes in healthy runs, too, where it has no disk yet to keep its state on. Never the cause
 * of a failure. Observed in the log of an MDT deployment, in Windows PE before the disk is partitioned.
 */
export const harmlessRunErrors: readonly string[] = [
  'Failed to save environment to ',
  'Failed to save the current environment block.',
  'Failed to persist execution state.',
  'Failed to save execution state and environment to local hard disk',
];
