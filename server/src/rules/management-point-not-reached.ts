import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'management-point-not-reached',
  title: 'No management point was reached from Windows PE',
  severity: 'warning',
  what: 'The bootstrap of a task sequence gets neither the time nor a location from a management point.',
  says: () => 'A management point did not answer while the computer was in Windows PE.',
  why: 'Where no other one answers, there is no policy and no task sequence; the network, a firewall, certificates, or the management point itself can be the cause.',
  todo: 'Read the lines above for the first error. Test from the command prompt (F8) whether the name of the management point is resolved and its port answers.',
  example: {
    bad: '<![LOG[Failed to get time information from MP: https://mp01.example.com.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Request was successful.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
