import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'application-step-failed',
  title: 'An application of the task sequence failed',
  severity: 'error',
  what: 'The Install Application step says that an application failed, or that its policy could not be evaluated (0x80004005). The code is general; the cause stands in other logs.',
  says: ({ subject }) =>
    `${subject === undefined ? 'The applications of the step' : `The application ${subject}`} could not be installed.`,
  why: 'The step only reports what the components below it returned.',
  todo: 'Read AppEnforce.log and AppDiscovery.log at this time, and in CcmExec.log whether the SMS Agent Host started without error.',
  example: {
    bad: '<![LOG[Install application action failed: \'Example Viewer\'. Error Code 0x80004005]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallApplication" context="" type="3" thread="1204" file="">',
    good: '<![LOG[dwEnabled > 0, HRESULT=80004005 (util.cpp,4197)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallApplication" context="" type="0" thread="1204" file="">',
  },
});
