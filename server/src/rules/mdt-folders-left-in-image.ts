import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'mdt-folders-left-in-image',
  title: 'Folders of an earlier deployment are in the image',
  severity: 'warning',
  what: 'A script of MDT writes 0x80070035 (ERROR_BAD_NETPATH) while it connects.',
  says: ({ code }) => `The deployment share was not found (${code ?? '0x80070035'}).`,
  why: 'At the last start, with a prompt for credentials, the image holds a MININT or _SMSTaskSequence folder; otherwise the name or the network is wrong.',
  todo: 'Delete these folders from the image; else check the name of the share and the network.',
  situations: ['MDT deployment'],
  example: {
    bad: '<![LOG[Unable to connect to \\\\server\\deploy$. Error: 0x80070035]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LiteTouch" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Successfully established connection using supplied credentials.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LiteTouch" context="" type="1" thread="1204" file="">',
  },
});
