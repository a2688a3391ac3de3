import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../server/src/hosts/cli/arguments.ts';

const defaults = { paths: ['.'], format: 'text', severity: 'warning', fix: 'none' };

describe('arguments of check', () => {
  it.each([
    ['', {}],
    ['a.xml logs', { paths: ['a.xml', 'logs'] }],
    ['--format json', { format: 'json' }],
    ['--format=json a.xml', { format: 'json', paths: ['a.xml'] }],
    ['a.xml --severity hint b.xml', { severity: 'hint', paths: ['a.xml', 'b.xml'] }],
    ['--fix a.xml', { fix: 'safe', paths: ['a.xml'] }],
    ['--fix=suggested', { fix: 'suggested' }],
    ['--config lens.json a.xml', { config: 'lens.json', paths: ['a.xml'] }],
    ['--config=lens.json', { config: 'lens.json' }],
    ['-- --fix', { paths: ['--fix'] }],
    ['--severity=error --severity=hint', { severity: 'hint' }],
  ])('check %s', (line, expected) => {
    const args = ['check', ...line.split(' ').filter((word) => word !== '')];
    expect(parseArguments(args)).toEqual({ kind: 'check', options: { ...defaults, ...expected } });
  });
});

describe('other commands', () => {
  it.each([
    ['--version', 'version'],
    ['help', 'help'],
    ['--help', 'help'],
    ['check a.xml --help', 'help'],
    ['lsp --stdio', 'lsp'],
    ['lsp --stdio --clientProcessId=12', 'lsp'],
  ])('%s', (line, kind) => {
    expect(parseArguments(line.split(' '))).toEqual({ kind });
  });

  it('shows how it is used when asked for nothing', () => {
    expect(parseArguments([])).toEqual({ kind: 'usage' });
  });
});

describe('a mistake is one line that says what to type', () => {
  it.each([
    ['chekc', `unknown command 'chekc'; "cmlens help" lists what there is`],
    ['--verbose', `unknown option '--verbose'; "cmlens help" lists what there is`],
    [
      'check --fromat json',
      "unknown option '--fromat'; check knows --format, --severity, --fix and --config (a path like this goes behind --)",
    ],
    ['check --format', '--format has no value; choose text or json'],
    ['check --format xml', "--format knows no 'xml'; choose text or json"],
    ['check --severity=loud', "--severity knows no 'loud'; choose error, warning, information or hint"],
    ['check --config', '--config needs a file, such as configmgr-lens.json'],
    ['check --fix=all', '--fix=all is unknown; use --fix or --fix=suggested'],
    ['lsp', 'the language server needs --stdio'],
  ])('%s', (line, message) => {
    expect(parseArguments(line.split(' '))).toEqual({ kind: 'mistake', message });
  });
});
