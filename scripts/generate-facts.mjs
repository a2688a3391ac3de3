// Packs the tables of facts below server/src/knowledge/data/, which people edit, into texts that the server decodes
// at the first look-up.
import { readFileSync } from 'node:fs';

const knowledge = new URL('../server/src/knowledge/', import.meta.url);

/**
 * `key`: what tells rows apart. `fields`: all that a row may have, besides `sources`. `shared`: what many rows have in
 * common and is packed once for all of them. `parts`: the rows that stand in a row.
 */
const tables = [
  {
    file: 'stepTypes.json',
    name: 'stepTypeTable',
    key: (row) => row.type,
    fields: `type name category products integration element environment runIn successCodes removed absentIn2007
action mdtAction notes seen properties mdtProperties`,
    shared: [],
    parts: ['properties', 'mdtProperties'],
    partFields: `name variable type requiredUnless mayBeEmpty default allowed known range length package secret
hidden global successCodes since seen trust`,
  },
  {
    file: 'variables.json',
    name: 'variableTable',
    key: (row) => `${row.system} ${row.name.toLowerCase()}`,
    fields: `name system kind summary allowed known form default since readOnly deprecated secret package list steps
setIn thirdParty`,
    shared: ['system', 'kind', 'list', 'readOnly', 'allowed', 'thirdParty', 'steps', 'sources'],
    parts: [],
  },
  {
    file: 'clientProperties.json',
    name: 'clientPropertyTable',
    key: (row) => row.name.toLowerCase(),
    fields: `name kind of takesValue form allowed several default needs excludes since removed secret documented
internal summary notes`,
    shared: [],
    parts: [],
  },
  {
    file: 'conditions.json',
    name: 'conditionTable',
    key: (row) => row.type,
    fields: 'type name where notes fields',
    shared: [],
    parts: [],
  },
  {
    file: 'logFiles.json',
    name: 'logFileTable',
    key: (row) => row.name.toLowerCase(),
    fields: 'name writer about folder phases components',
    shared: ['writer', 'folder', 'sources'],
    parts: [],
  },
];

/** The modules that hold the packed tables, by path. Throws with the row where a table is wrong. */
export async function factModules() {
  const { factSources } = await import(new URL('factSources.ts', knowledge).href);
  const known = new Set([...Object.keys(factSources), 'class']);
  return tables.map((table) => {
    const rows = JSON.parse(readFileSync(new URL(`data/${table.file}`, knowledge), 'utf8'));
    checkRows(table, rows, known);
    return {
      path: `server/src/knowledge/${table.name}.ts`,
      content: `// Generated from data/${table.file} by "npm run generate"; factTable.ts decodes it.
export const ${table.name} = \`${escapeTemplate(JSON.stringify(pack(rows, table.shared)))}\`;
`,
    };
  });
}

function checkRows({ file, key, fields, parts, partFields = '' }, rows, knownSources) {
  const seen = new Set();
  for (const row of rows) {
    const wrong = (what) => new Error(`${file}: ${what}: ${JSON.stringify(row)}`);
    if (seen.has(key(row))) throw wrong('the second row of its kind');
    seen.add(key(row));
    checkFields(row, fields, wrong);
    checkSources(row, knownSources, wrong);
    for (const part of parts.flatMap((name) => row[name] ?? [])) {
      checkFields(part, partFields, wrong);
      checkSources(part, knownSources, wrong);
    }
  }
}

function checkFields(row, fields, wrong) {
  const known = new Set([...fields.split(/\s+/), 'sources']);
  const unknown = Object.keys(row).find((name) => !known.has(name));
  if (unknown !== undefined) throw wrong(`unknown field ${unknown}`);
}

function checkSources({ sources }, knownSources, wrong) {
  if (!Array.isArray(sources) || sources.length === 0) throw wrong('a row without a source');
  const unknown = sources.find((source) => !knownSources.has(source));
  if (unknown !== undefined) throw wrong(`unknown source ${unknown}`);
}

/** `[what they share, [the rest of each]]`, in order of the first row of each. */
function pack(rows, sharedKeys) {
  const sections = new Map();
  for (const row of rows) {
    const shared = Object.fromEntries(sharedKeys.filter((key) => key in row).map((key) => [key, row[key]]));
    const rest = Object.fromEntries(Object.entries(row).filter(([key]) => !sharedKeys.includes(key)));
    const section = JSON.stringify(shared);
    if (!sections.has(section)) sections.set(section, [shared, []]);
    sections.get(section)[1].push(rest);
  }
  return [...sections.values()];
}

function escapeTemplate(text) {
  return text.replace(/[\\`]|\$\{/g, '\\$&');
}
