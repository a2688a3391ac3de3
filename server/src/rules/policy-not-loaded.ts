import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'policy-not-loaded',
  title: 'The client cannot load its policy',
  severity: 'error',
  what: 'PolicyEvaluator.log says that policies could not be loaded from their XML (0x80040217).',
  says: ({ code }) => `The client received its policy but cannot load it (${code ?? '0x80040217'}).`,
  why: 'ConfigMgr 2007 clients fail at this where the site has no network access account, or none they can read.',
  todo: 'Enter the network access account at the site (Computer Client Agent) again, and evaluate the policy anew.',
  example: {
    bad: '<![LOG[Failed to load policies from XML. Unknown error (Error: 80040217; Source: Unknown)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="PolicyAgent_PolicyEvaluator" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Applied policy CCM_Policy_Policy5.PolicyID="1"]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="PolicyAgent_PolicyEvaluator" context="" type="1" thread="1204" file="">',
  },
});
