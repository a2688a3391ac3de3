import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'tpm-locked-out',
  title: 'The TPM is locked out',
  severity: 'error',
  what: 'A record holds 0x80280803 (the TPM defends itself against guessing).',
  says: ({ code }) => `The TPM refused an order (${code ?? '0x80280803'}).`,
  why: 'It has refused to answer since too many wrong attempts.',
  todo: 'Ask for its reset by physical presence (request 22 of Win32_Tpm) and restart; else disable and enable the TPM in the firmware.',
  situations: ['BitLocker and TPM'],
  example: {
    bad: '<![LOG[Failed to take ownership of the TPM (0x80280803)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDBitLocker" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Tpm is enabled]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDBitLocker" context="" type="1" thread="1204" file="">',
  },
});
