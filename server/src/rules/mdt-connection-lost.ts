import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'mdt-connection-lost',
  title: 'The connection to the deployment share was lost',
  severity: 'warning',
  what: 'A script of MDT writes 0x80070040.',
  says: ({ code }) => `The connection to the deployment share was lost (${code ?? '0x80070040'}).`,
  why: 'The network driver is missing, or speed and duplex do not fit.',
  todo: 'Check the network driver and the settings of the port.',
  situations: ['MDT deployment'],
  example: {
    bad: '<![LOG[Failed to copy from \\\\server\\deploy$. Error: 0x80070040]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LiteTouch" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Copying finished]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LiteTouch" context="" type="1" thread="1204" file="">',
  },
});
