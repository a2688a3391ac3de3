import type { LogFailure } from './failure.ts';
import { mdtReference } from './sources.ts';

/** Failures the scripts of MDT write as `FAILURE ( 5203 ): text`, by their numbers. */
function scriptFailure(rule: string, numbers: string): LogFailure {
  return {
    rule,
    signs: [
      {
        begins: 'FAILURE ( ',
        pattern: new RegExp(`^(?<subject>${numbers}) \\)`),
        evidence: 'documented',
        source: mdtReference,
      },
    ],
  };
}

/** The scripts of MDT, in BDD.log and the logs of their own. */
export const mdtFailures: readonly LogFailure[] = [
  {
    rule: 'mdt-folders-left-in-image',
    signs: [
      {
        codes: [0x80070035],
        components: ['LiteTouch', 'ZTIUtility', 'Wizard', 'LTIBootstrap'],
        evidence: 'documented',
        source: mdtReference,
      },
    ],
  },
  {
    rule: 'mdt-connection-lost',
    signs: [
      {
        codes: [0x80070040],
        components: ['LiteTouch', 'ZTIUtility', 'ZTIApplications', 'LTIApply', 'LTIBootstrap'],
        evidence: 'documented',
        source: mdtReference,
      },
    ],
  },
  scriptFailure('mdt-share-not-reached', '5201|5203|5205|5207'),
  scriptFailure('mdt-disk-not-partitioned', '770[0-4]|7712'),
  scriptFailure('mdt-image-missing', '5601|5602|5630|5640|5650|5651'),
  scriptFailure('mdt-bitlocker-failed', '67[0-6]\\d'),
  scriptFailure('mdt-computer-unsuitable', '980[1-7]'),
  scriptFailure('mdt-user-state-failed', '970[1-4]'),
  scriptFailure('mdt-domain-not-joined', '10201'),
];
