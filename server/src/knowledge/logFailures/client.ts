import { article } from '../errorAdvice/advice.ts';
import type { LogFailure } from './failure.ts';
import { ccmsetupCodes, clientProperties, gateway } from './sources.ts';

const clientError1603 = article(
  'mem/configmgr/client-installation/install-configmgr-client-error-1603',
  'Installation of the client fails in Windows Server 2008 SP2',
);
const registrationThread = {
  title: 'ClientFaux issue 24: registration fails (excerpt of MP_RegistrationManager.log)',
  url: 'https://github.com/1RedOne/ClientFaux/issues/24',
};

const setupLog = {
  title: 'ccmsetup.log of a server whose management point lacks the client files (2020)',
  url: 'https://github.com/jimbocalvo/Reddit',
};

/** Each exit code of ccmsetup as a failure of its own. */
function ccmsetupExit(rule: string, code: number): LogFailure {
  return {
    rule,
    signs: [
      {
        begins: 'CcmSetup is exiting with return code ',
        pattern: new RegExp(`^${code}(?!\\d)`),
        evidence: 'documented',
        source: ccmsetupCodes,
      },
    ],
  };
}

/** Installing the client, registering it and reaching its site. */
export const clientFailures: readonly LogFailure[] = [
  {
    rule: 'ccmsetup-bits-missing',
    signs: [
      {
        begins: 'This operating system does not contain the correct version of BITS',
        evidence: 'documented',
        source: article(
          'mem/configmgr/client-installation/client-installation-fails-without-bits',
          'Cannot install the client without BITS',
        ),
      },
    ],
  },
  {
    rule: 'ccmsetup-files-not-found',
    signs: [
      {
        begins: 'Failed to download files through BITS. Error: 0x80190194',
        evidence: 'observed',
        source: setupLog,
      },
    ],
  },
  {
    rule: 'client-installer-failed',
    signs: [
      {
        begins: 'File ',
        pattern: /^[^\r\n]{1,260}\.msi installation failed\. Error text: ExitCode: (?<subject>\d{1,5})/,
        evidence: 'documented',
        source: clientError1603,
      },
    ],
  },
  {
    rule: 'client-database-not-compiled',
    signs: [
      {
        codes: [0x80040e37],
        pattern: /SQL statement|failed to compile/i,
        evidence: 'documented',
        source: clientError1603,
      },
    ],
  },
  ccmsetupExit('ccmsetup-restart-needed', 7),
  ccmsetupExit('ccmsetup-already-running', 8),
  ccmsetupExit('ccmsetup-prerequisites-failed', 9),
  ccmsetupExit('ccmsetup-manifest-hash-differs', 10),
  {
    rule: 'ccmsetup-failed',
    signs: [
      {
        begins: 'CcmSetup failed with error code ',
        codes: 'any',
        evidence: 'observed',
        source: setupLog,
      },
      {
        begins: 'CcmSetup is exiting with return code ',
        pattern: /^6(?!\d)/,
        evidence: 'documented',
        source: clientProperties,
      },
    ],
  },
  {
    rule: 'client-certificate-missing',
    signs: [
      {
        codes: [0x87d00454],
        evidence: 'observed',
        source: {
          title: 'MECM Toolkit: ccmsetup.log of a client without a certificate (2023)',
          url: 'https://github.com/dustinestes/MECM_Toolkit',
        },
      },
    ],
  },
  {
    rule: 'registration-certificate-expired',
    signs: [
      {
        ends: 'has expired.',
        pattern: /^\s*Certificate \[Thumbprint [\dA-F]{40}\] issued to '(?<subject>[^'\r\n]{1,120})'/,
        components: ['MP_RegistrationManager'],
        evidence: 'documented',
        source: registrationThread,
      },
    ],
  },
  {
    rule: 'client-registration-failed',
    signs: [
      { begins: 'MP Reg: Registration failed.', evidence: 'documented', source: registrationThread },
      {
        begins: 'MP Reg: Registration request body is invalid.',
        evidence: 'documented',
        source: registrationThread,
      },
    ],
  },
  {
    rule: 'policy-not-loaded',
    signs: [
      {
        begins: 'Failed to load policies from XML',
        codes: [0x80040217],
        evidence: 'documented',
        source: {
          title: 'KB2217190: clients may fail to load policies with error 80040217',
          url: 'https://support.microsoft.com/kb/2217190',
        },
      },
    ],
  },
  {
    rule: 'gateway-certificate-required',
    signs: [{ ends: 'CMGConnector_Clientcertificaterequired', evidence: 'documented', source: gateway }],
  },
  {
    rule: 'gateway-forbidden',
    signs: [{ ends: 'CMGConnector_Forbidden', evidence: 'documented', source: gateway }],
  },
  {
    rule: 'gateway-token-expired',
    signs: [{ ends: 'CMGService_Invalid_Token', evidence: 'documented', source: gateway }],
  },
];
