import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'offline-servicing-failed',
  title: 'An image could not be unmounted after it was updated',
  severity: 'error',
  what: 'OfflineServicingMgr.log has 0x800700A1 (ERROR_BAD_PATHNAME).',
  says: ({ code }) => `The updates were not written into the image (${code ?? '0x800700A1'}).`,
  why: 'The image has reparse points that Windows Server 2012 (R2) does not know.',
  todo: 'Move the SMS Provider to Windows Server 2016 or later, or capture the image without the application that makes them.',
  situations: ['offline servicing of an image'],
  example: {
    bad: '<![LOG[UnMountImage failed, returned code 0x800700a1]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMS_OFFLINE_SERVICING_MANAGER" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Image unmounted]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMS_OFFLINE_SERVICING_MANAGER" context="" type="1" thread="1204" file="">',
  },
});
