import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'sysprep-app-not-provisioned',
  title: 'Sysprep stops at a Store app',
  severity: 'error',
  what: 'Sysprep names a package that a user has installed but that is not provisioned for all users (0x80073CF2).',
  says: ({ subject }) =>
    `Sysprep stops at ${subject === undefined ? 'a Store app' : `the Store app ${subject}`}: a user has installed it, but it is not provisioned for all.`,
  why: 'Such an app does not work in a captured image.',
  todo: 'Remove it for that user (Remove-AppxPackage) and its provisioning (Remove-AppxProvisionedPackage), then capture again.',
  example: {
    bad: '2022-02-07 15:18:02, Error                 SYSPRP Package Example.Sync_1.0.0.0_neutral__8wekyb3d8bbwe was installed for a user, but not provisioned for all users. This package will not function properly in the sysprep image.\n2022-02-07 15:18:02, Error                 SYSPRP Failed to remove apps for the current user: 0x80073cf2.',
    good: '2022-02-07 15:18:02, Info                  SYSPRP Entering SysprepGeneralizeValidate (Appx) - validating whether all apps are also provisioned.',
  },
});
