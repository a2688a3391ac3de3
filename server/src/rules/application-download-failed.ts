import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'application-download-failed',
  title: 'The content of an application was not downloaded',
  severity: 'error',
  what: 'The Install Application step receives status 24.',
  says: () => 'The content of an application could not be downloaded (status 24).',
  why: 'The application is not on a distribution point this computer may use, or the download broke off.',
  todo: 'See CAS.log, ContentTransferManager.log and DataTransferService.log for the content, and bring ConfigMgr up to date.',
  example: {
    bad: '<![LOG[Execution status received: 24 (Application download failed )]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallApplication" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Execution status received: 4 (Application install succeeded )]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallApplication" context="" type="1" thread="1204" file="">',
  },
});
