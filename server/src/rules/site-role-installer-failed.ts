import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'site-role-installer-failed',
  title: 'The installer of a site system role failed',
  severity: 'error',
  what: 'The setup log of a role says that its installer returned an error code.',
  says: ({ subject }) => `The installer of the site system role returned ${subject ?? 'an error'}.`,
  why: 'The role is not installed or not removed; the site tries again each hour. 1603 says only that an action failed.',
  todo: 'Search the MSI log of the role for "Return value 3": the error above it is the cause.',
  example: {
    bad: '<Fri Jan 13 14:01:16 2023> Deinstalling the SMSFSP\n<Fri Jan 13 14:02:16 2023> SMSFSP deinstall exited with return code: 1603',
    good: '<Fri Jan 13 14:01:16 2023> Deinstalling the SMSFSP\n<Fri Jan 13 14:02:16 2023> SMSFSP deinstall exited with return code: 0',
  },
});
