import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Finding, Fix } from '../../../server/src/finding.ts';
import { createJsonReporter } from '../../../server/src/hosts/cli/jsonReporter.ts';
import { type FileReport, reportFile } from '../../../server/src/hosts/cli/report.ts';
import { NOTHING_TALLIED, tallyFile } from '../../../server/src/hosts/cli/tally.ts';
import { createPalette } from '../../../server/src/hosts/cli/terminalText.ts';
import { createTextReporter, madeText } from '../../../server/src/hosts/cli/textReporter.ts';

const TEXT = '<sequence>\n  <step name="Join" />\n</sequence>\n';

function finding(
  about: string,
  { text = TEXT, ...rest }: Partial<Finding> & { text?: string } = {},
): Finding {
  const start = text.indexOf(about);
  return {
    code: 'some-rule',
    severity: 'warning',
    message: 'It is wrong.',
    range: { start, end: start + about.length },
    fixes: [],
    related: [],
    ...rest,
  };
}

function fix(title: string, safe: boolean, at = 0): Fix {
  return { title, safe, edits: [{ range: { start: at, end: at + 1 }, newText: 'x' }], leaves: [] };
}

function report(name: string, findings: readonly Finding[], text = TEXT): FileReport {
  return reportFile(name, 'taskSequence', text, findings, () => []);
}

function textOf(reports: readonly FileReport[], { colour = false, unlisted = 0 } = {}): string {
  const reporter = createTextReporter(colour, 'warning');
  const tally = reports.reduce((sum, each) => tallyFile(sum, { report: each, unlisted }), NOTHING_TALLIED);
  return reporter.begin() + reports.map((each) => reporter.file(each)).join('') + reporter.end(tally);
}

function jsonOf(reports: readonly FileReport[]): string {
  const reporter = createJsonReporter();
  return (
    reporter.begin() + reports.map((each) => reporter.file(each)).join('') + reporter.end(NOTHING_TALLIED)
  );
}

describe('text for people', () => {
  it('says what is wrong, where, and what can be done', () => {
    const findings = [
      finding('<step name="Join" />', {
        severity: 'error',
        fixes: [fix('Do it', true), fix('Do that', false)],
      }),
      finding('Join', {
        related: [{ message: 'named here', range: { start: 1, end: 2 } }],
        fixes: [fix('Guess', false)],
      }),
    ];
    const text = textOf([report('ts/a.xml', findings), report('b.xml', [])], { unlisted: 2 });
    expect(text).toMatchInlineSnapshot(`
      "ts/a.xml:2:3: error some-rule: It is wrong.
          2 | <step name="Join" />
            | ^^^^^^^^^^^^^^^^^^^^
        fix: Do it (safe)
        fix: Do that (suggested)

      ts/a.xml:2:15: warning some-rule: It is wrong.
          2 | <step name="Join" />
            |             ^^^^
        see: ts/a.xml:1:2: named here
        fix: Guess (suggested)

      b.xml: no findings

      1 error, 1 warning in 1 of 2 files
      1 can be mended with --fix, 1 more with --fix=suggested
      4 below warning: --severity hint lists them
      "
    `);
  });

  it('sums up in the singular and the plural', () => {
    const one = report('a.xml', [finding('Join')]);
    const summary = (reports: readonly FileReport[]) => textOf(reports).trimEnd().split('\n').at(-1);
    expect(summary([])).toBe('No task sequence and no ConfigMgr log found.');
    expect(summary([report('a.xml', [])])).toBe('No findings in 1 file');
    expect(summary([one])).toBe('1 warning in 1 of 1 file');
    expect(summary([one, one])).toBe('2 warnings in 2 of 2 files');
    const hints = [finding('Join', { severity: 'hint' }), finding('Join', { severity: 'information' })];
    expect(summary([report('a.xml', hints)])).toBe('1 information, 1 hint in 1 of 1 file');
  });

  it('lists a few of very many fixes', () => {
    const fixes = Array.from({ length: 20 }, (_, at) => fix(`Way ${at}`, false));
    const text = textOf([report('a.xml', [finding('Join', { fixes })])]);
    expect(text.match(/fix: Way/g)).toHaveLength(8);
    expect(text).toContain('  fix: 12 more; --format json lists them all\n');
  });

  it('shows colours only where it is told to', () => {
    const reports = [report('a.xml', [finding('Join', { fixes: [fix('Do it', true)] })])];
    expect(textOf(reports)).not.toContain('\x1b');
    const coloured = textOf(reports, { colour: true });
    expect(coloured).toContain('\x1b[33mwarning\x1b[0m');
    expect(stripVTControlCharacters(coloured)).toBe(textOf(reports));
  });

  it('lets no document and no file name speak to the terminal', () => {
    const text = '<step name="\x1b]0;title\x07" />';
    const hostile = finding('\x1b]0', {
      text,
      message: "'\x1b[2J\u009B31m' is wrong\r\nreally",
      fixes: [fix('Call it \x1b[1m', true)],
    });
    const printed = textOf([report('a\x1b[2J.xml', [hostile], text)]);
    expect(printed).not.toMatch(/[^\P{C}\n]/u);
    expect(printed).toContain("a␛[2J.xml:1:13: warning some-rule: '␛[2J\uFFFD31m' is wrong␍␊really\n");
  });

  it('says what was made, and what of it needs a look', () => {
    const made = [fix('Use PS100003', true), fix('Insert\x1b a step', false), fix('Use PS100003', true)];
    expect(madeText('a.xml', made, createPalette(false))).toBe(
      'a.xml: made 3 fixes\n  Use PS100003 (2 times)\n  Insert␛ a step (suggested: look at it)\n\n',
    );
  });
});

describe('JSON for programs', () => {
  it('has zero-based positions, offsets and edits', () => {
    const findings = [finding('Join', { fixes: [fix('Do it', true, TEXT.indexOf('Join'))] })];
    expect(jsonOf([report('ts/a.xml', findings), report('b.xml', [])])).toMatchInlineSnapshot(`
      "[
        {
          "file": "ts/a.xml",
          "language": "xml",
          "findings": [
            {
              "code": "some-rule",
              "severity": "warning",
              "message": "It is wrong.",
              "range": {
                "start": {
                  "line": 1,
                  "character": 14
                },
                "end": {
                  "line": 1,
                  "character": 18
                }
              },
              "offset": 25,
              "length": 4,
              "fixes": [
                {
                  "title": "Do it",
                  "safe": true,
                  "edits": [
                    {
                      "range": {
                        "start": {
                          "line": 1,
                          "character": 14
                        },
                        "end": {
                          "line": 1,
                          "character": 15
                        }
                      },
                      "newText": "x"
                    }
                  ]
                }
              ]
            }
          ]
        },
        {
          "file": "b.xml",
          "language": "xml",
          "findings": []
        }
      ]
      "
    `);
  });

  it('is written file by file, and is what JSON.stringify writes of the whole', () => {
    const reports = [report('a.xml', [finding('Join')]), report('b.xml', [])];
    const json = jsonOf(reports);
    expect(json).toBe(`${JSON.stringify(JSON.parse(json), undefined, 2)}\n`);
    expect(jsonOf([])).toBe('[]\n');
  });

  it('escapes what a terminal would obey', () => {
    const message = 'a\x1b\u009B\u202E\u2028\u{E0001}\uD800b\n語😀';
    const json = jsonOf([report('a.xml', [finding('Join', { message })])]);
    expect(json).not.toMatch(/[^\P{C}\n]/u);
    expect(JSON.parse(json)[0].findings[0].message).toBe(message);
    expect(json).toContain('語😀');
  });

  it('says which file is edited where it is another one', () => {
    const elsewhere = { ...fix('Mend it', false), file: 'ts.xml' };
    const log = reportFile('a.log', 'log', TEXT, [finding('Join')], () => [
      {
        ...elsewhere,
        edits: [
          { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, newText: 'x' },
        ],
      },
    ]);
    const [{ language, findings }] = JSON.parse(jsonOf([log]));
    expect(language).toBe('configmgr-log');
    expect(findings[0].fixes[0].edits[0].file).toBe('ts.xml');
  });
});

describe('secrets', () => {
  it('are repeated neither in messages nor in titles nor in excerpts', () => {
    const text = '<action>net use \\\\srv\\x hunter2</action>';
    const found = finding('net use', {
      text,
      message: "'net use \\\\srv\\x hunter2' shows a password.",
      related: [{ message: 'as does /password:hunter2', range: { start: 0, end: 1 } }],
      fixes: [fix('Remove -Password hunter2', true)],
    });
    const reports = [report('a.xml', [found], text)];
    expect(textOf(reports)).not.toContain('hunter2');
    expect(jsonOf(reports)).not.toContain('hunter2');
    expect(textOf(reports).match(/\*\*\*/g)).toHaveLength(4);
  });

  it('are not repeated in edits: such a fix is left to editors', () => {
    const newText = 'net use \\\\srv\\x hunter2';
    const edits = [{ range: { start: 0, end: 1 }, newText }];
    const found = finding('<step', {
      fixes: [{ ...fix('Keep it', false), edits }, fix('Take it out', true)],
    });
    const written = jsonOf([report('a.xml', [found])]);
    expect(written).not.toContain('hunter2');
    expect(JSON.parse(written)[0].findings[0].fixes).toHaveLength(1);
  });
});
