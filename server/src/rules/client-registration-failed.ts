import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'client-registration-failed',
  title: 'The registration of a client failed',
  severity: 'error',
  what: 'MP_RegistrationManager.log says that a registration failed or its request is invalid.',
  says: () => 'The management point refused the registration of a client.',
  why: 'A client that is not registered should not ask for policy. The lines above name the client and what was wrong with its certificate.',
  todo: 'Read them, and renew the certificate of that client.',
  example: {
    bad: '<![LOG[MP Reg: Registration request body is invalid.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="MP_RegistrationManager" context="" type="3" thread="1204" file="">',
    good: '<![LOG[MP Reg: Processing completed. Completion state = 0]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="MP_RegistrationManager" context="" type="1" thread="1204" file="">',
  },
});
