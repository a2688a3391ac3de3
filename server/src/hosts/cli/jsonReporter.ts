import type { FileReport, FindingReport, FixReport, Reporter } from './report.ts';

/** An array with one object for each file, written file by file. */
export function createJsonReporter(): Reporter {
  let first = true;
  return {
    begin: () => '[',
    file(report) {
      const separator = first ? '\n' : ',\n';
      first = false;
      return separator + indented(JSON.stringify(fileObject(report), undefined, 2));
    },
    end: () => (first ? ']\n' : '\n]\n'),
  };
}

function fileObject({ name, language, findings, lines }: FileReport): object {
  return {
    file: name,
    language,
    findings: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      range: rangeObject(finding, lines),
      offset: finding.start,
      length: finding.end - finding.start,
      fixes: finding.fixes.map(fixObject),
    })),
  };
}

function rangeObject({ start, end }: FindingReport, lines: FileReport['lines']): object {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

function fixObject({ title, safe, file, edits }: FixReport): object {
  return { title, safe, edits: edits.map((edit) => (file === undefined ? edit : { file, ...edit })) };
}

/** A terminal obeys characters that JSON lets stand as they are. */
const UNSAFE = /[^\P{C}\n]|[\u2028\u2029]/gu;

function indented(json: string): string {
  const safe = json.replace(UNSAFE, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
  return safe.replace(/^/gm, '  ');
}
