import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'upgrade-rolled-back',
  title: 'The upgrade of Windows was rolled back',
  severity: 'error',
  what: 'A record holds 0xC1900101 (MOSETUP_E_SETUP_PLATFORM).',
  says: ({ code }) => `Windows Setup rolled the upgrade back (${code ?? '0xC1900101'}).`,
  why: 'Usually a driver is the cause; the extend code tells the phase.',
  todo: 'Read setupact.log and setuperr.log of Windows Setup for the phase, then update or remove drivers, antivirus and disk encryption.',
  situations: ['upgrade of Windows'],
  example: {
    bad: '<![LOG[Process completed with exit code 3247440129]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
    good: '<![LOG[Process completed with exit code 3247440400]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
  },
});
