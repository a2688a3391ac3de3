import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createFolder } from './support/folder.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

it('finds no error in task sequences and logs as they are shipped', async () => {
  if (!existsSync(corpus)) {
    console.log('cmlens did not run over the corpus: ../shared/corpus is not here.');
    return;
  }
  const { out, err, exitCode } = await createFolder().run('check', '--severity', 'error', corpus);
  expect(out.split('\n').filter((line) => line.includes(': error '))).toEqual([]);
  expect(out).toMatch(/\nNo findings in \d{2,} files\n/);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
});
