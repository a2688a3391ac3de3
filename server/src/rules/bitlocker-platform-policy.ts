import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'bitlocker-platform-policy',
  title: 'BitLocker could not be turned on (0x80310059)',
  severity: 'error',
  what: 'A record holds 0x80310059 (FVE_E_VOLUME_HANDLE_OPEN).',
  says: ({ code }) => `BitLocker could not be turned on (${code ?? '0x80310059'}).`,
  why: 'The code says that an operation on the drive still goes on; where none does, policies for the validation of the platform can be the cause.',
  todo: 'See manage-bde -status for an operation, and let it end. Where there is none, delete OSPlatformValidation_BIOS, OSPlatformValidation_UEFI and PlatformValidation below Policies\\Microsoft\\FVE, then turn BitLocker on again.',
  situations: ['BitLocker'],
  example: {
    bad: '<![LOG[Failed to encrypt the drive (0x80310059)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDBitLocker" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Protection is ON]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDBitLocker" context="" type="1" thread="1204" file="">',
  },
});
