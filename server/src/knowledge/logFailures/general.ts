import type { LogFailure } from './failure.ts';
import { partitions } from './sources.ts';

const kb2797676 = {
  title: 'KB2797676: Sysprep and Capture fails',
  url: 'https://support.microsoft.com/kb/2797676',
};

/** What nothing more particular explains. */
export const generalFailures: readonly LogFailure[] = [
  {
    rule: 'disk-full',
    signs: [
      {
        codes: [0x80070070],
        components: [
          'TSManager',
          'InstallSoftware',
          'OSDDownloadContent',
          'ContentAccess',
          'OSDSetupWindows',
          'ccmsetup',
        ],
        evidence: 'documented',
        source: partitions,
      },
    ],
  },
  {
    rule: 'task-sequence-failed',
    signs: [
      { begins: 'Task Sequence Engine failed!', evidence: 'documented', source: kb2797676 },
      { begins: 'Task sequence execution failed with error code', evidence: 'documented', source: kb2797676 },
    ],
  },
];
