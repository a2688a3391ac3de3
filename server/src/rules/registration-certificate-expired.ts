import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'registration-certificate-expired',
  title: 'A client registers with an expired certificate',
  severity: 'error',
  what: 'MP_RegistrationManager.log says that the certificate of a client has expired.',
  says: ({ subject }) =>
    `The certificate of the client ${subject ?? ''} has expired, so that its registration is refused.`,
  why: 'The management point accepts a registration only with a valid certificate.',
  todo: 'Renew the certificate of that client, and check its clock and that of the management point.',
  example: {
    bad: '<![LOG[Certificate [Thumbprint 0123456789ABCDEF0123456789ABCDEF01234567] issued to \'CL2\' has expired.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="MP_RegistrationManager" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Completed validation of Certificate [Thumbprint 0123456789ABCDEF0123456789ABCDEF01234567] issued to \'CL2\']LOG]!><time="10:15:30.123+300" date="02-14-2010" component="MP_RegistrationManager" context="" type="1" thread="1204" file="">',
  },
});
