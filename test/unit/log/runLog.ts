/** Logs of runs, as the task sequence engine writes them. */

export interface RecordOptions {
  readonly component?: string;
  readonly type?: number;
  /** `+300`; empty for none. */
  readonly bias?: string;
  readonly date?: string;
}

/** One record of smsts.log; `time` as `09:14:02.117`. */
export function at(time: string, message: string, options: RecordOptions = {}): string {
  const { component = 'TSManager', type = 1, bias = '+300', date = '02-14-2010' } = options;
  return `<![LOG[${message}]LOG]!><time="${time}${bias}" date="${date}" component="${component}" context="" type="${type}" thread="1204" file="engine.cxx:143">\r\n`;
}

export function instruction(name: string, pointer: number): string {
  return `Start executing an instruction. Instruction name: ${name}. Instruction pointer: ${pointer}`;
}

/** A group with a step that succeeds, one whose condition is false and one that is disabled, then a restart. */
export const SUCCEEDING = [
  at('09:00:00.000', instruction('Install (all)', 0)),
  at('09:00:00.100', 'The condition for the group (Install (all)) is evaluated to be true'),
  at('09:00:00.200', 'The group (Install (all)) has been successfully started'),
  at('09:00:00.300', 'Failed to persist execution state. Error 0x(80070057)', { type: 3 }),
  at('09:00:01.000', instruction('Partition Disk (UEFI)', 1)),
  at('09:00:01.100', 'Start executing the command line: diskpart.exe %Script%'),
  at('09:00:01.200', 'Executing command line: diskpart.exe a.txt with options (0, 4)'),
  at('09:00:03.400', 'Process completed with exit code 0'),
  at('09:00:03.500', 'Successfully completed the action (Partition Disk (UEFI)) with the exit win32 code 0'),
  at('09:00:04.000', instruction('Partition Disk (BIOS)', 2)),
  at(
    '09:00:04.100',
    'The action (Partition Disk (BIOS)) has been skipped because the condition is evaluated to be false',
  ),
  at('09:00:04.200', 'Execution of the instruction (Partition Disk (BIOS)) has been skipped'),
  at('09:00:05.000', instruction('Debug', 3)),
  at('09:00:05.100', 'The action (Debug) has been skipped because it is disabled'),
  at('09:00:06.000', instruction('Restart', 4)),
  at('09:00:06.100', 'Executing command line: smsboot.exe /target:WinPE'),
  at('09:00:06.200', 'SMSTSRebootRequested=WinPE', { component: 'Reboot' }),
  at('09:00:06.300', 'Process completed with exit code 0'),
  at('09:00:06.400', 'Successfully completed the action (Restart) with the exit win32 code 0'),
  at('09:02:00.000', instruction('Install (all)', 5)),
  at('09:02:00.500', 'The group (Install (all)) has been successfully completed'),
  at('09:02:01.000', instruction('State Restore', 6)),
  at('09:02:01.500', 'The group (State Restore) has been skipped because it is disabled'),
].join('');

/** A step in a group in a group fails; it writes two errors, of which the first is the cause. */
export const FAILING = [
  at('10:00:00.000', instruction('Deploy', 0)),
  at('10:00:00.100', 'The group (Deploy) has been successfully started'),
  at('10:00:01.000', instruction('Install', 1)),
  at('10:00:01.100', 'The group (Install) has been successfully started'),
  at('10:00:02.000', instruction('Join Domain', 2)),
  at('10:00:02.100', 'Executing command line: join.exe /user:admin /password:Sesame1'),
  at('10:00:02.200', 'Failed to reach the domain controller, HRESULT=80070035', {
    component: 'JoinDomain',
    type: 3,
  }),
  at('10:00:02.300', 'Giving up. Error 0x80004005', { component: 'JoinDomain', type: 3 }),
  at('10:00:12.000', 'Process completed with exit code 2147500037'),
  at(
    '10:00:12.100',
    'Failed to run the action: Join Domain. \r\nUnspecified error (Error: 80004005; Source: Windows)',
    { type: 3 },
  ),
  at(
    '10:00:12.200',
    'The execution of the group (Install) has failed and the execution has been aborted. An action failed.\r\nOperation aborted (Error: 80004004; Source: Windows)',
    { type: 3 },
  ),
  at(
    '10:00:12.300',
    'The execution of the group (Deploy) has failed and the execution has been aborted. An action failed.',
    { type: 3 },
  ),
  at('10:00:12.400', 'Failed to run the last action: Join Domain. Execution of task sequence failed.', {
    type: 3,
  }),
  at('10:00:12.500', 'Task Sequence Engine failed! Code: enExecutionFail', { type: 3 }),
].join('');
