import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'client-database-not-compiled',
  title: 'The database of the client could not be made',
  severity: 'error',
  what: 'The installation of the client cannot execute its SQL Server Compact script (0x80040E37).',
  says: ({ code }) => `The database of the client could not be made (${code ?? '0x80040E37'}).`,
  why: 'On Windows Server 2008 SP2 the Visual C++ 2013 runtime that comes with client versions 1602 to 1710 is the cause.',
  todo: 'Install the updated Visual C++ 2013 Redistributable Package, then the client.',
  example: {
    bad: '<![LOG[ERROR: Failed to execute SQL statement: DROP TABLE CCM_StateMsg; with error (0x80040e37).]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Compiling Sql CE script file: StateMessageStore.sqlce]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
