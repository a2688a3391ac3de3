import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'mdt-domain-not-joined',
  title: 'MDT could not join the domain',
  severity: 'error',
  what: 'The scripts of MDT end with failure 10201.',
  says: () => 'The domain could not be joined (failure 10201).',
  why: 'Account, network or DNS of the join are the usual causes.',
  todo: 'See C:\\Windows\\Debug\\netsetup.log for the code, and check JoinDomain, DomainAdmin and MachineObjectOU.',
  example: {
    bad: '<![LOG[FAILURE ( 10201 ): The script ended.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIDomainJoin" context="" type="3" thread="1204" file="">',
    good: '<![LOG[FAILURE ( 5212 ): The wizard was cancelled.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIDomainJoin" context="" type="3" thread="1204" file="">',
  },
});
