import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'sysprep-reserved-storage-in-use',
  title: 'Sysprep stops because servicing is under way',
  severity: 'error',
  what: 'Sysprep ends with 0x800F0975: reserved storage is in use.',
  says: ({ code }) =>
    `Sysprep cannot run: an update or another servicing operation uses the reserved storage (${code ?? '0x800F0975'}).`,
  why: 'Updates are being installed on the reference computer.',
  todo: 'Install updates until none is left, restart, and capture again.',
  example: {
    bad: '2022-02-07 15:18:02, Error                 SYSPRP Sysprep_Clean_Validate_Opk: Audit mode cannot be turned on if reserved storage is in use.; hr = 0x800F0975',
    good: '2022-02-07 15:18:02, Info                  SYSPRP Sysprep_Clean_Validate_Opk succeeded',
  },
});
