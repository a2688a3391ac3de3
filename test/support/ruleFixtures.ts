import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { maskSecrets } from '../../server/src/features/secrets.ts';
import type { Finding, Fix } from '../../server/src/finding.ts';
import { createAnalyser } from '../../server/src/languageService.ts';
import { applyEdits, type Range } from '../../server/src/range.ts';
import { rules } from '../../server/src/rules/index.ts';
import { lineDiff } from './lineDiff.ts';
import { readMarkedText } from './markedText.ts';

/**
 * The fixtures of the rules: a folder for each rule, in it whole documents.
 * `<name>.good.xml` and `<name>.good.log`: the rule is silent, though it might be tempted.
 * `<name>.xml` and `<name>.log`: it reports what is marked with `⟦...⟧`; `<name>.expected.md` has its messages and
 * what each fix changes. UPDATE_GOLDENS=1 writes these anew: read their diff.
 * `{{1000 x A}}` stands for a thousand times the letter, so that a document can be large and its file small.
 */
const FOLDER = new URL('../fixtures/rules/', import.meta.url);

export interface RuleFixture {
  readonly code: string;
  /** Without its ending. */
  readonly name: string;
  readonly isGood: boolean;
  /** As it stands in the file, marks and all. */
  readonly marked: string;
  readonly text: string;
  readonly ranges: readonly Range[];
}

/** Names of folders and files that belong to no rule or to no fixture. */
export function strayFixtures(): readonly string[] {
  const codes = new Set(rules.map((rule) => rule.code));
  return readdirSync(FOLDER).flatMap((folder) => {
    if (folder === '.gitattributes') return [];
    if (!codes.has(folder)) return [`${folder}/ (no such rule)`];
    const files = readdirSync(new URL(`${folder}/`, FOLDER));
    return files
      .filter((file) => {
        const bad = file.replace(/\.expected\.md$/, '');
        const isGolden = bad !== file && (files.includes(`${bad}.xml`) || files.includes(`${bad}.log`));
        return !isGolden && !/\.(?:xml|log)$/.test(file);
      })
      .map((file) => `${folder}/${file}`);
  });
}

export function ruleFixtures(code: string): readonly RuleFixture[] {
  const folder = new URL(`${code}/`, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /\.(?:xml|log)$/.test(file))
    .sort()
    .map((file) => {
      const marked = filled(readFileSync(new URL(file, folder), 'utf8'));
      const name = file.replace(/\.(?:good\.)?(?:xml|log)$/, '');
      return { code, name, isGood: /\.good\.\w+$/.test(file), marked, ...readMarkedText(marked) };
    });
}

function filled(text: string): string {
  return text.replace(/\{\{(\d+) x (\w)\}\}/g, (_, count, letter) => letter.repeat(Number(count)));
}

export function allRuleFixtures(): readonly RuleFixture[] {
  return rules.flatMap((rule) => ruleFixtures(rule.code));
}

/** What is found in a text, by a fresh analyser. */
export function findingsIn(text: string): readonly Finding[] {
  return createAnalyser().analyse(text).findings;
}

/** The golden text of a fixture, as it is in the file; written first when UPDATE_GOLDENS=1. */
export function golden({ code, name }: RuleFixture, actual: string): string | undefined {
  const file = new URL(`${code}/${name}.expected.md`, FOLDER);
  if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, actual);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Messages and fixes of a rule's findings in a fixture, for people to read. */
export function describeFindings(fixture: RuleFixture, findings: readonly Finding[]): string {
  const own = findings.filter((finding) => finding.code === fixture.code);
  const sections = own.map((finding, index) => describeFinding(fixture.text, finding, index + 1));
  return `${[`# ${fixture.code}: ${fixture.name.replaceAll('-', ' ')}`, ...sections].join('\n\n')}\n`;
}

function describeFinding(text: string, finding: Finding, number: number): string {
  const marked = text.slice(finding.range.start, finding.range.end);
  const place = marked.trim() === '' ? JSON.stringify(marked) : `\`${shorten(marked)}\``;
  return [
    `## ${number}. ${finding.severity} at ${place}`,
    finding.message,
    ...finding.related.map(({ message, range }) => {
      return `See also: ${message} (\`${shorten(text.slice(range.start, range.end))}\`)`;
    }),
    ...finding.fixes.map((fix) => describeFix(text, fix)),
  ].join('\n\n');
}

function describeFix(text: string, fix: Fix): string {
  const leaves = fix.leaves.length === 0 ? '' : `, leaves ${fix.leaves.join(', ')}`;
  const diff = lineDiff(text, applyEdits(text, fix.edits));
  return `**${fix.title}** (${fix.safe ? 'safe' : 'suggested'}${leaves})\n\n\`\`\`diff\n${maskSecrets(diff)}\n\`\`\``;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 80)} … ${line.slice(-30)}` : line;
}
