import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'ccmsetup-bits-missing',
  title: 'BITS is missing, so that the client cannot be installed',
  severity: 'error',
  what: 'ccmsetup writes that the operating system does not contain the right version of BITS.',
  says: () =>
    'The client cannot be installed: the Background Intelligent Transfer Service (BITS) is missing or too old.',
  why: 'ConfigMgr 2012 needs BITS 2.5, and ccmsetup does not bring it.',
  todo: 'Install BITS, or turn its feature on, restart the computer, and install the client again.',
  example: {
    bad: '<![LOG[This operating system does not contain the correct version of BITS. BITS 2.5 or later is required.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="3" thread="1204" file="">',
    good: '<![LOG[The required version of BITS is present.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
