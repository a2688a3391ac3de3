import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'domain-join-failed',
  title: 'The computer did not join its domain',
  severity: 'error',
  what: 'Windows Setup writes that NetJoinDomain failed, with the Win32 code of the cause. The task sequence does not notice and goes on.',
  says: ({ subject }) =>
    `The computer did not join its domain${subject === undefined ? '' : ` (Win32 error ${subject})`}.`,
  why: 'With Apply Network Settings it is Windows Setup that joins, and the task sequence is not told of a failure.',
  todo: 'See C:\\Windows\\Debug\\netsetup.log; check network, DNS, the account of the join and the organisational unit. A Join Domain or Workgroup step behind Setup Windows and ConfigMgr reports a failed join.',
  situations: ['domain join'],
  subjectIs: 'win32',
  sources: [
    {
      title: 'Inside ConfigMgr OSD: joining a domain during an OS deployment (2007)',
      url: 'http://blogs.technet.com/b/inside_osd/archive/2007/06/22/joining-a-domain-during-an-os-deployment.aspx',
    },
  ],
  example: {
    bad: '2022-02-07 15:18:02, Error                        [DJOIN.EXE] Unattended Join: NetJoinDomain failed error code is [1355]',
    good: '2022-02-07 15:18:02, Warning                      [DJOIN.EXE] Unattended Join: DsGetDcName failed: 0x54b, last error is 0x0, will retry in 10 seconds...',
  },
});
