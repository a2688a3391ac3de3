import { maskSecrets } from '../../features/secrets.ts';
import type { Fix, Severity } from '../../finding.ts';
import { SEVERITIES } from './arguments.ts';
import { createExcerpts, type Excerpt } from './excerpt.ts';
import type { FileReport, FindingReport, FixReport, Reporter } from './report.ts';
import type { Tally } from './tally.ts';
import { createPalette, harmless, type Palette } from './terminalText.ts';

const FIXES_LISTED = 8;

/** One line for each finding, as editors and other tools read it, with an excerpt and the fixes below. */
export function createTextReporter(colour: boolean, leastSeverity: Severity): Reporter {
  const palette = createPalette(colour);
  let endsBlank = true;
  return {
    begin: () => '',
    file(report) {
      endsBlank = report.findings.length > 0;
      if (!endsBlank) return `${harmless(report.name)}: ${palette.green('no findings')}\n`;
      const excerptOf = createExcerpts(report.text, report.lines);
      return report.findings
        .map((finding, index) => {
          const fixes = fixLines(finding, report.findings[index - 1], palette);
          return findingText(report, finding, excerptOf(finding), fixes, palette);
        })
        .join('');
    },
    end: (tally) => (endsBlank ? '' : '\n') + summary(tally, leastSeverity, palette),
  };
}

/** Which fixes were made in a file. A suggested one needs a look, or has a placeholder to fill. */
export function madeText(name: string, made: readonly Fix[], { bold, dim }: Palette): string {
  const times = new Map<string, number>();
  for (const { title, safe } of made) {
    const line = `  ${harmless(maskSecrets(title))}${safe ? '' : dim(' (suggested: look at it)')}`;
    times.set(line, (times.get(line) ?? 0) + 1);
  }
  const lines = [...times].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`));
  return `${[`${bold(harmless(name))}: made ${plural(made.length, 'fix')}`, ...lines, ''].join('\n')}\n`;
}

function findingText(
  report: FileReport,
  finding: FindingReport,
  excerpt: Excerpt,
  fixes: readonly string[],
  palette: Palette,
): string {
  const { bold, dim } = palette;
  const lineNumber = String(excerpt.line).padStart(5);
  const gutter = dim(`${' '.repeat(lineNumber.length)} |`);
  const lines = [
    `${bold(place(report, finding.start))}: ${severityText(finding.severity, palette)} ${bold(finding.code)}: ${harmless(finding.message)}`,
    `${dim(`${lineNumber} |`)} ${excerpt.source}`,
    `${gutter} ${colourOf(finding.severity, palette)(excerpt.marker)}`,
    ...finding.related.map(({ start, message }) => `  see: ${place(report, start)}: ${harmless(message)}`),
    ...fixes,
    '',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A log repeats its failure, and what mends it in the sequences is the same each time. */
function fixLines({ fixes }: FindingReport, previous: FindingReport | undefined, palette: Palette): string[] {
  const { dim } = palette;
  const isRepeated = fixes.some((fix) => fix.file !== undefined && previous?.fixes.includes(fix));
  if (isRepeated) return [`  fix: ${dim('as above')}`];
  const more = fixes.length - FIXES_LISTED;
  return [
    ...fixes.slice(0, FIXES_LISTED).map((fix) => fixLine(fix, palette)),
    ...(more > 0 ? [dim(`  fix: ${more} more; --format json lists them all`)] : []),
  ];
}

function fixLine({ title, safe, file }: FixReport, { dim }: Palette): string {
  const where = file === undefined ? '' : ` in ${harmless(file)}`;
  return `  fix: ${harmless(title)}${where} ${dim(safe ? '(safe)' : '(suggested)')}`;
}

function place({ name, lines }: FileReport, offset: number): string {
  const { line, character } = lines.positionAt(offset);
  return `${harmless(name)}:${line + 1}:${character + 1}`;
}

function severityText(severity: Severity, palette: Palette): string {
  return colourOf(severity, palette)(severity);
}

function colourOf(severity: Severity, palette: Palette): (text: string) => string {
  switch (severity) {
    case 'error':
      return palette.red;
    case 'warning':
      return palette.yellow;
    case 'information':
      return palette.cyan;
    case 'hint':
      return palette.dim;
  }
}

function summary(tally: Tally, leastSeverity: Severity, { bold, dim }: Palette): string {
  if (tally.files === 0) return 'No task sequence and no ConfigMgr log found.\n';
  const counted = SEVERITIES.filter((severity) => tally.counts[severity] > 0).map((severity) =>
    plural(tally.counts[severity], severity),
  );
  const found =
    counted.length === 0
      ? `No findings in ${plural(tally.files, 'file')}`
      : `${counted.join(', ')} in ${tally.filesWithFindings} of ${plural(tally.files, 'file')}`;
  const lines = [bold(found)];
  if (tally.safelyFixable + tally.suggested > 0) lines.push(dim(waysToMend(tally)));
  if (tally.unlisted > 0)
    lines.push(dim(`${tally.unlisted} below ${leastSeverity}: --severity hint lists them`));
  return `${lines.join('\n')}\n`;
}

function waysToMend({ safelyFixable, suggested }: Tally): string {
  if (suggested === 0) return `${safelyFixable} can be mended with --fix`;
  if (safelyFixable === 0) return `${suggested} can be mended with --fix=suggested`;
  return `${safelyFixable} can be mended with --fix, ${suggested} more with --fix=suggested`;
}

/** "Information" is not counted in English. */
export function plural(count: number, noun: string): string {
  if (noun === 'information') return `${count} information`;
  return `${count} ${noun}${count === 1 ? '' : noun.endsWith('x') ? 'es' : 's'}`;
}
