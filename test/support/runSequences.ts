/** Task sequences whose runs the logs of test/unit/log/runLog.ts tell of. */

export function step(name: string, attributes = ''): string {
  return `<step type="SMS_TaskSequence_RunCommandLineAction" name="${name}"${attributes} description=""><action>cmd /c ver</action></step>`;
}

export function group(name: string, ...items: readonly string[]): string {
  return `<group name="${name}" description="">\n${items.join('\n')}\n</group>`;
}

export function sequenceOf(...items: readonly string[]): string {
  return `<sequence version="3.10">\n${items.join('\n')}\n</sequence>\n`;
}

/** What ran in `SUCCEEDING`. */
export const SUCCEEDED = sequenceOf(
  group(
    'Install (all)',
    step('Partition Disk (UEFI)'),
    step('Partition Disk (BIOS)'),
    step('Debug', ' disable="true"'),
    step('Restart'),
  ),
  group('State Restore', step('Enable')),
);

/** What ran in `FAILING`. */
export const FAILED = sequenceOf(group('Deploy', group('Install', step('Join Domain')), step('Restart')));
