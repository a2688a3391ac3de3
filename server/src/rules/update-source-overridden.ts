import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'update-source-overridden',
  title: 'A group policy overrides the update server',
  severity: 'error',
  what: 'WUAHandler writes that its policy was overwritten by a higher authority.',
  says: ({ subject }) =>
    `A group policy of the domain replaces the update server of ConfigMgr${subject === undefined ? '' : ` by ${subject}`}, and the scan fails.`,
  why: 'The client scans against its software update point only, by the same address and port.',
  todo: 'Remove the setting for the intranet update service from the group policy, or give it exactly the address and port of the software update point.',
  example: {
    bad: '<![LOG[Group policy settings were overwritten by a higher authority (Domain Controller) to: Server http://wsus.example.com:8530 and Policy ENABLED]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="WUAHandler" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Enabling WUA Managed server policy to use server: http://sup01.example.com:8530]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="WUAHandler" context="" type="1" thread="1204" file="">',
  },
});
