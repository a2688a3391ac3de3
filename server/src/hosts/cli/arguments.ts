import type { Severity } from '../../finding.ts';

export type Format = 'text' | 'json';
/** Which fixes are made in the files: none, the safe ones, or the suggested ones too. */
export type FixMode = 'none' | 'safe' | 'suggested';

export interface CheckOptions {
  /** As typed; never empty. */
  readonly paths: readonly string[];
  readonly format: Format;
  /** Findings below it are neither listed nor counted. */
  readonly severity: Severity;
  readonly fix: FixMode;
  /** The control file for all paths; undefined for the nearest of each. */
  readonly config: string | undefined;
}

export interface ErrorOptions {
  /** As typed; never empty. */
  readonly codes: readonly string[];
  readonly format: Format;
}

export interface LogsOptions {
  /** As typed; never empty. */
  readonly paths: readonly string[];
  readonly format: 'text' | 'ndjson';
}

export interface RunOptions {
  /** As typed; never empty. */
  readonly paths: readonly string[];
  readonly format: 'text' | 'json' | 'markdown';
}

export type Command =
  | { readonly kind: 'check'; readonly options: CheckOptions }
  | { readonly kind: 'error'; readonly options: ErrorOptions }
  | { readonly kind: 'logs'; readonly options: LogsOptions }
  | { readonly kind: 'run'; readonly options: RunOptions }
  | { readonly kind: 'lsp' | 'version' | 'help' | 'usage' }
  | { readonly kind: 'mistake'; readonly message: string };

/** From the most to the least severe. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];
const LOG_FORMATS = ['text', 'ndjson'] as const satisfies readonly LogsOptions['format'][];
const RUN_FORMATS = ['text', 'json', 'markdown'] as const satisfies readonly RunOptions['format'][];
const FORMATS = ['text', 'json'] as const satisfies readonly Format[];

export const HELP = `cmlens: checks ConfigMgr and MDT task sequences and ConfigMgr logs

  cmlens check [paths] [options]   check files, and all files below folders (default: the current folder)
  cmlens error <codes> [options]   explain error codes: 0x87D00324, 87D00324, -2016410844 or 1603
  cmlens logs <files> [options]    print the records of logs
  cmlens run <files> [options]     show how a task sequence ran, from all parts of its smsts.log
  cmlens lsp --stdio               start the language server
  cmlens help                      show this text
  cmlens --version                 show the version

Options of check:
  --format text|json               text for people (default), JSON for programs
  --severity error|warning|information|hint
                                   the least severity to list and count (default: warning; hint lists everything)
  --fix                            make all safe fixes in the files, then list what is left
  --fix=suggested                  make the suggested fixes of the listed findings, too: look at them afterwards
  --config FILE                    which rules apply (default: the nearest configmgr-lens.json above each file)

Options of error:
  --format text|json               text for people (default), JSON for programs

Options of logs:
  --format text|ndjson             text for people (default), a line of JSON for each record for programs

Options of run:
  --format text|json|markdown      text for people (default), JSON for programs, Markdown for tickets

Files are recognised by content, whatever their name. Exit code: 0 nothing found, 1 findings
(error: a code no source explains; run: the task sequence failed), 2 could not run.
`;

/** What the command line asks for. A mistake in it is one line that says what to type instead. */
export function parseArguments(args: readonly string[]): Command {
  const [name, ...rest] = args;
  switch (name) {
    case undefined:
      return { kind: 'usage' };
    case 'check':
      return parseCheck(rest);
    case 'error':
      return parseError(rest);
    case 'logs':
      return parseLogs(rest);
    case 'run':
      return parseRun(rest);
    case 'lsp':
      return parseLsp(rest);
    case 'help':
    case '--help':
    case '-h':
      return { kind: 'help' };
    case 'version':
    case '--version':
    case '-v':
      return { kind: 'version' };
    default:
      return mistake(
        `unknown ${name.startsWith('-') ? 'option' : 'command'} '${name}'; "cmlens help" lists what there is`,
      );
  }
}

function parseLsp(args: readonly string[]): Command {
  // Editors add options of the protocol of their own, such as --clientProcessId=1234.
  return args.includes('--stdio') ? { kind: 'lsp' } : mistake('the language server needs --stdio');
}

function parseError(args: readonly string[]): Command {
  const codes: string[] = [];
  let format: Format = 'text';
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    // A decimal code begins with a minus.
    if (!argument.startsWith('-') || /^-\d/.test(argument)) {
      codes.push(argument);
      continue;
    }
    const [option, attached] = splitOption(argument);
    if (option === '--help' || option === '-h') return { kind: 'help' };
    if (option !== '--format') return mistake(`unknown option '${argument}'; error knows --format`);
    const value = oneOf(FORMATS, attached ?? args[++at]);
    if (value === undefined) return wrongValue(option, attached ?? args[at], FORMATS);
    format = value;
  }
  if (codes.length === 0) return mistake('error needs a code, such as 0x87D00324');
  return { kind: 'error', options: { codes, format } };
}

function parseLogs(args: readonly string[]): Command {
  const parsed = parsePaths('logs', args, LOG_FORMATS, 'text');
  return 'kind' in parsed ? parsed : { kind: 'logs', options: parsed };
}

function parseRun(args: readonly string[]): Command {
  const parsed = parsePaths('run', args, RUN_FORMATS, 'text');
  return 'kind' in parsed ? parsed : { kind: 'run', options: parsed };
}

/** Files and a format; the command where it is another one, or a mistake. */
function parsePaths<Value extends string>(
  name: string,
  args: readonly string[],
  formats: readonly Value[],
  usual: Value,
): { readonly paths: readonly string[]; readonly format: Value } | Command {
  const paths: string[] = [];
  let format = usual;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '--') {
      paths.push(...args.slice(at + 1));
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      paths.push(argument);
      continue;
    }
    const [option, attached] = splitOption(argument);
    if (option === '--help' || option === '-h') return { kind: 'help' };
    if (option !== '--format') {
      return mistake(
        `unknown option '${argument}'; ${name} knows --format (a path like this goes behind --)`,
      );
    }
    const value = oneOf(formats, attached ?? args[++at]);
    if (value === undefined) return wrongValue(option, attached ?? args[at], formats);
    format = value;
  }
  if (paths.length === 0) return mistake(`${name} needs a file, such as smsts.log`);
  return { paths, format };
}

function parseCheck(args: readonly string[]): Command {
  const paths: string[] = [];
  let format: Format = 'text';
  let severity: Severity = 'warning';
  let fix: FixMode = 'none';
  let config: string | undefined;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '--') {
      paths.push(...args.slice(at + 1));
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      paths.push(argument);
      continue;
    }
    const [option, attached] = splitOption(argument);
    switch (option) {
      case '--format': {
        const value = oneOf(FORMATS, attached ?? args[++at]);
        if (value === undefined) return wrongValue(option, attached ?? args[at], FORMATS);
        format = value;
        break;
      }
      case '--severity': {
        const value = oneOf(SEVERITIES, attached ?? args[++at]);
        if (value === undefined) return wrongValue(option, attached ?? args[at], SEVERITIES);
        severity = value;
        break;
      }
      case '--fix': {
        const value = oneOf(['safe', 'suggested'] as const, attached ?? 'safe');
        if (value === undefined) return mistake(`--fix=${attached} is unknown; use --fix or --fix=suggested`);
        fix = value;
        break;
      }
      case '--config': {
        config = attached ?? args[++at];
        if (!config) return mistake('--config needs a file, such as configmgr-lens.json');
        break;
      }
      case '--help':
      case '-h':
        return { kind: 'help' };
      default:
        return mistake(
          `unknown option '${argument}'; check knows --format, --severity, --fix and --config (a path like this goes behind --)`,
        );
    }
  }
  return {
    kind: 'check',
    options: { paths: paths.length > 0 ? paths : ['.'], format, severity, fix, config },
  };
}

function splitOption(argument: string): readonly [string, string | undefined] {
  const equals = argument.indexOf('=');
  return equals === -1 ? [argument, undefined] : [argument.slice(0, equals), argument.slice(equals + 1)];
}

function oneOf<Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined {
  return values.find((value) => value === text);
}

function wrongValue(option: string, value: string | undefined, values: readonly string[]): Command {
  const given = value === undefined ? 'has no value' : `knows no '${value}'`;
  return mistake(`${option} ${given}; choose ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`);
}

function mistake(message: string): Command {
  return { kind: 'mistake', message };
}
