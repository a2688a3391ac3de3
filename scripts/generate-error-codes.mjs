// Packs server/src/knowledge/data/errors.tsv, which people edit, into the text the server decodes at the first look-up.
import { readFileSync } from 'node:fs';

const source = new URL('../server/src/knowledge/data/errors.tsv', import.meta.url);
const columns = ['code', 'system', 'name', 'meaning', 'family', 'sources', 'certainty'];

/** The text of server/src/knowledge/errorTable.ts. Throws with the line where the table is wrong. */
export async function errorTableModule() {
  const { codeSystems } = await import('../server/src/knowledge/errorCode.ts');
  const { errorSources } = await import('../server/src/knowledge/errorSources.ts');
  const rows = readRows({ systems: new Set(codeSystems), sources: new Set(Object.keys(errorSources)) });
  return `// Generated from data/errors.tsv by "npm run generate"; errorRows.ts decodes it.
export const errorTable = \`${pack(rows)}\`;
`;
}

function readRows(known) {
  const lines = readFileSync(source, 'utf8').split('\n');
  const rows = [];
  const seen = new Set();
  let isHeaderRead = false;
  lines.forEach((line, index) => {
    if (line === '' || line.startsWith('#')) return;
    const cells = line.split('\t');
    const wrong = (what) => new Error(`errors.tsv, line ${index + 1}: ${what}: ${line}`);
    if (!isHeaderRead) {
      if (cells.join() !== columns.join()) throw wrong(`the columns must be ${columns.join(', ')}`);
      isHeaderRead = true;
      return;
    }
    const row = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
    if (cells.length !== columns.length) throw wrong(`${columns.length} columns expected`);
    if (!/^0x[0-9A-F]{8}$/.test(row.code)) throw wrong('a code is 0x and eight upper-case digits');
    if (!known.systems.has(row.system)) throw wrong('unknown system');
    if (!/^(?:[A-Z]\w*)?$/.test(row.name)) throw wrong('not a name');
    if (!/^(?:[A-Z][^|`\\]*\.)?$/.test(row.meaning)) throw wrong('a meaning is a sentence');
    if (row.name === '' && row.meaning === '') throw wrong('neither name nor meaning');
    if (row.family === '') throw wrong('no family');
    if (!row.sources.split(',').every((key) => known.sources.has(key))) throw wrong('unknown source');
    if (!['', 'single', 'doubtful'].includes(row.certainty)) throw wrong('unknown certainty');
    const key = `${row.system} ${row.code}`;
    if (seen.has(key)) throw wrong('the second row of this code and system');
    seen.add(key);
    rows.push({ ...row, value: Number(row.code) });
  });
  return rows;
}

function pack(rows) {
  const sections = new Map();
  for (const row of rows) {
    const section = [row.system, row.family, row.sources, row.certainty].join('|');
    if (!sections.has(section)) sections.set(section, []);
    sections.get(section).push(row);
  }
  return [...sections]
    .map(([section, members]) => [`#${section}`, ...packSection(members)].join('\n'))
    .join('\n');
}

function packSection(rows) {
  let value = 0;
  let words = [];
  return rows
    .toSorted((a, b) => a.value - b.value)
    .map((row) => {
      const step = row.value - value;
      const own = row.name.split('_');
      // The last word is always written, so that the rest is never taken for that of another name.
      const limit = Math.min(own.length - 1, words.length, 35);
      let shared = 0;
      while (shared < limit && own[shared] === words[shared]) shared++;
      value = row.value;
      words = own;
      const name = `${shared.toString(36)}${own.slice(shared).join('_')}`;
      return `${step === 1 ? '' : step.toString(36)} ${name}${row.meaning === '' ? '' : `|${row.meaning}`}`;
    });
}
