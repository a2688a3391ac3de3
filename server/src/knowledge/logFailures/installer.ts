import type { LogFailure } from './failure.ts';
import { installerError, toolkitLogs } from './sources.ts';

/** Windows Installer, and what it returned to those who called it. */
export const installerFailures: readonly LogFailure[] = [
  {
    rule: 'installer-action-failed',
    signs: [
      {
        begins: 'Action ended ',
        pattern: /^\d{1,2}:\d\d:\d\d: (?<subject>[^\r\n]{1,120}?)\. Return value 3\.?\s*$/,
        evidence: 'observed',
        source: toolkitLogs,
      },
    ],
  },
  {
    rule: 'site-role-installer-failed',
    signs: [
      {
        begins: 'SMS',
        pattern: /^\w{1,10} (?:de)?install exited with return code: (?<subject>(?!0\b|1641\b|3010\b)\d{1,5})/,
        evidence: 'observed',
        source: toolkitLogs,
      },
    ],
  },
  {
    rule: 'application-exit-code-unknown',
    signs: [
      {
        begins: 'Unmatched exit code (',
        pattern: /^(?<subject>-?\d{1,10})\) is considered an execution failure/,
        evidence: 'documented',
        source: installerError,
      },
    ],
  },
];
