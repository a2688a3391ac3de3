import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'network-access-account-missing',
  title: 'The task sequence finds no network access account',
  severity: 'warning',
  what: 'TSMBootstrap writes that the network access account is not set, is empty, or could not be read (0x80040101).',
  says: () => 'No network access account was found in the policy.',
  why: 'In Windows PE a computer is like one outside the domain, and without Enhanced HTTP or HTTPS the task sequence needs this account to download content.',
  todo: 'With Enhanced HTTP nothing is wrong where downloads succeed. Otherwise enter the account at the site again, wait until the policy is updated, and start anew. After a restore of the site see KB2509330.',
  sources: [
    {
      title: 'Microsoft: So long, NAA (2020)',
      url: 'https://techcommunity.microsoft.com/t5/device-management-in-microsoft/so-long-naa/ba-p/1821237',
    },
  ],
  example: {
    bad: '<![LOG[Network Access Account is not set]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Network Access Account is set]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
