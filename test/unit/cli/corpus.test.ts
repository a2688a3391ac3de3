import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createFolder } from './support/folder.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

/** The failures of the corpus, all there is: real ones, read by eye. */
const failures = [
  /SMSFSPSetup\.log:46:\d+: error site-role-installer-failed: /,
  /fspMSI\.log:\d+:1: error installer-action-failed: /,
];

it('finds no error in task sequences and logs as they are shipped, but the failures that are in them', async () => {
  if (!existsSync(corpus)) {
    console.log('cmlens did not run over the corpus: ../shared/corpus is not here.');
    return;
  }
  const { out, err, exitCode } = await createFolder().run('check', '--severity', 'error', corpus);
  const errors = out.split('\n').filter((line) => line.includes(': error '));
  expect(errors).toEqual(failures.map((failure) => expect.stringMatching(failure)));
  expect(out).toMatch(/\n2 errors in 2 of \d{2,} files\n/);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 1 });
});
