// The page docs/corpus.md, whose sections are generated one by one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const page = new URL('../docs/corpus.md', import.meta.url);

/**
 * Puts what `content` makes into the page between the marks that it begins and ends with; with --check only says whether
 * that is out of date. Where `corpus` is not beside the project, says that nothing was done. `what` names its files.
 */
export async function writeSection({ corpus, what, begin, end, script, content }) {
  if (!existsSync(corpus)) {
    console.log(`The corpus of real ${what} is not beside the project: docs/corpus.md was not checked.`);
    return;
  }
  const present = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const wanted = replaced(present, await content(), begin, end);
  if (wanted === present) return;
  if (process.argv.includes('--check')) {
    console.error(`${fileURLToPath(page)} is out of date: run "node scripts/${script}"`);
    process.exitCode = 1;
  } else writeFileSync(page, wanted);
}

function replaced(present, content, begin, end) {
  const from = present.indexOf(begin);
  if (from < 0) return `${present.trimEnd()}${present.trim() === '' ? '# The corpus' : ''}\n\n${content}`;
  return present.slice(0, from) + content + present.slice(present.indexOf(end, from) + end.length + 1);
}
