import { expect, it } from 'vitest';
import { FileFacts, type FileState } from '../../../server/src/connection/fileFacts.ts';

/** Files that count how often each was sent with its text, and read. */
function setup(keptFor = Number.POSITIVE_INFINITY) {
  const files = new Map<string, string>();
  const read: string[] = [];
  let looks = 0;
  const facts = new FileFacts(
    async (known) => {
      looks++;
      return [...files].map(
        ([uri, text]): FileState => (known[uri] === text ? { uri, stamp: text } : { uri, stamp: text, text }),
      );
    },
    (uri, text) => {
      read.push(uri);
      return text.length;
    },
    () => keptFor,
  );
  return { facts, files, read, looks: () => looks };
}

it('nothing is looked for before somebody asks, nor again before something changes', async () => {
  const { facts, files, looks } = setup();
  files.set('a', 'one');
  expect(looks()).toBe(0);
  expect(facts.asked).toBe(false);
  await facts.all();
  expect([...(await facts.all())]).toEqual([['a', 3]]);
  expect(looks()).toBe(1);
});

it('only what changed is read again, and what is gone is forgotten', async () => {
  const { facts, files, read } = setup();
  for (const [uri, text] of [
    ['a', 'one'],
    ['b', 'four'],
    ['c', 'five'],
  ] as const)
    files.set(uri, text);
  await facts.all();
  files.set('b', 'sixteen');
  files.delete('c');
  facts.forget();
  expect([...(await facts.all())]).toEqual([
    ['a', 3],
    ['b', 7],
  ]);
  expect(read).toEqual(['a', 'b', 'c', 'b']);
});

it('where nobody tells of changes, an answer counts for a while', async () => {
  const { facts, looks } = setup(-1);
  await facts.all();
  await facts.all();
  expect(looks()).toBe(2);
});

it('files that cannot be found are none', async () => {
  const facts = new FileFacts(
    async () => Promise.reject(new Error('gone')),
    () => 0,
    () => 0,
  );
  expect([...(await facts.all())]).toEqual([]);
});
