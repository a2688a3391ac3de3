// Writes everything that derives from the rules and from the table of error codes; with --check only says what is out of date.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorTableModule } from './generate-error-codes.mjs';
import { factModules } from './generate-facts.mjs';
import { controlSchema, withRuleSettings } from './generate-settings.mjs';

const root = new URL('../', import.meta.url);
const check = process.argv.includes('--check');
const stale = [];

function put(path, content) {
  const url = new URL(path, root);
  let present;
  try {
    present = readFileSync(url, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (present === content) return;
  stale.push(path);
  if (!check) writeFileSync(url, content);
}

const codes = readdirSync(new URL('server/src/rules/', root))
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts' && name !== 'rule.ts')
  .map((name) => name.slice(0, -'.ts'.length))
  .sort();

const identifier = (code) => code.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

put(
  'server/src/rules/index.ts',
  `// Generated from the files of this folder by "npm run generate".
${codes.map((code) => `import { rule as ${identifier(code)} } from './${code}.ts';`).join('\n')}
import type { Rule } from './rule.ts';

/** Every rule, by code. */
export const rules: readonly Rule[] = [
${codes.map((code) => `  ${identifier(code)},`).join('\n')}
];
`,
);

const { rules } = await import(new URL('server/src/rules/index.ts', root).href);
for (const code of codes) {
  const rule = rules.find((candidate) => candidate.code === code);
  if (!rule) throw new Error(`server/src/rules/${code}.ts holds a rule of another code`);
  put(`docs/rules/${code}.md`, page(rule));
}
for (const name of readdirSync(new URL('docs/rules/', root))) {
  const isPage = name === 'README.md' || codes.includes(name.slice(0, -'.md'.length));
  if (isPage) continue;
  stale.push(`docs/rules/${name} (no such rule)`);
  if (!check) rmSync(new URL(`docs/rules/${name}`, root));
}
put('docs/rules/README.md', index());
replaceBetween('README.md', 'rules', foldedIndex());
put('package.json', withRuleSettings(readFileSync(new URL('package.json', root), 'utf8'), rules));
put('schemas/configmgr-lens.schema.json', controlSchema(rules));
put('server/src/knowledge/errorTable.ts', await errorTableModule());
for (const { path, content } of await factModules()) put(path, content);

if (check && stale.length > 0) {
  process.stderr.write(`Out of date: ${stale.join(', ')}. Run "npm run generate".\n`);
  process.exitCode = 1;
} else if (stale.length > 0) {
  process.stdout.write(`Wrote ${stale.length} files below ${fileURLToPath(root)}\n`);
}

function page(rule) {
  const language = rule.reads === 'log' ? 'text' : 'xml';
  return `# ${rule.title}

\`${rule.code}\` · ${severity(rule)} · ${rule.category} · [change or ignore](../guides/ignoring-rules.md)

## What it finds

${rule.what}

## Why it matters

${rule.why}

## What to do

${rule.todo}

## Example

Reported:

\`\`\`${language}
${rule.example.bad}
\`\`\`

Better:

\`\`\`${language}
${rule.example.good}
\`\`\`

## Sources

${rule.sources.map((source) => `- [${source.title}](${source.url})`).join('\n')}
`;
}

function severity(rule) {
  return rule.offByDefault ? `${rule.severity}, off by default` : rule.severity;
}

function categories() {
  return [...new Set(rules.map((rule) => rule.category))].sort();
}

function index() {
  return `# Rules\n\n${categories()
    .map((category) => `## ${category}\n\n${table(category)}`)
    .join('\n')}`;
}

/** As many rules as there are make a long page: each category is unfolded by whoever looks for it. */
function foldedIndex() {
  return categories()
    .map((category) => {
      const count = rules.filter((rule) => rule.category === category).length;
      const summary = `<summary>${category} (${count} ${count === 1 ? 'rule' : 'rules'})</summary>`;
      return `<details>\n${summary}\n\n${table(category)}\n</details>\n`;
    })
    .join('\n');
}

function table(category) {
  const rows = rules
    .filter((rule) => rule.category === category)
    .map((rule) => `| [\`${rule.code}\`](${rule.code}.md) | ${severity(rule)} | ${rule.title} |`);
  return `| rule | severity | finds |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function replaceBetween(path, name, content) {
  const text = readFileSync(new URL(path, root), 'utf8');
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from) throw new Error(`${path} lacks the marks ${start} and ${end}`);
  const rebased = content.replaceAll('](', '](docs/rules/');
  put(path, `${text.slice(0, from + start.length)}\n\n${rebased}\n${text.slice(to)}`);
}
