import { fieldsByPattern } from './field.ts';
import { type LeadingFormat, matchEnd } from './lineFormat.ts';
import { type LogSeverity, severityByWords } from './severityWords.ts';

const TIME = String.raw`(?<time>\d{1,2}:\d\d:\d\d)`;
/** `s` is the service, `c` the client, `N` a nested installation; last digits of process and thread in brackets. */
const ENGINE = String.raw`MSI \([A-Za-z]\) \((?<thread>[\dA-F]{2}[:!][\dA-F]{2})\)(?: \[(?<time>\d{1,2}:\d\d:\d\d:\d{3})\])?: ?`;
const ACTION = `Action (?:(?:start|ended) )?${TIME}: `;
const LOGGING = String.raw`=== (?:Verbose )?[Ll]ogging (?:started|stopped): (?<date>\d[\d./-]{5,10})[ \t]+${TIME}`;
const NUMBERED = String.raw`(?:(?:Internal )?Error|Warning|Info) \d{4}\.(?=[ \t\r\n])`;
const CUSTOM_ACTION = String.raw`CustomAction [^\r\n]{1,200}? returned actual error code \d`;
const PROPERTY = String.raw`Property\([SCN]\): `;

const HEAD_AT = new RegExp(
  [ENGINE, ACTION, LOGGING, NUMBERED, CUSTOM_ACTION, PROPERTY].join('|').replaceAll(/\?<\w+>/g, ''),
  'y',
);
const HEADS = [ENGINE, ACTION, LOGGING].map((head) => new RegExp(head, 'dy'));
const ENGINE_START = 'MSI (';

/**
 * The verbose log of Windows Installer: lines of the engine, `MSI (s) (A8:7C) [09:14:02:117]: text`, and of actions,
 * properties and numbered messages, which have no time or one without a date. A record may span lines.
 */
export const msi: LeadingFormat = {
  name: 'msi',
  firstCharacters: 'MA=EWICP',
  fieldsEnd: (text, lineStart, lineEnd) => matchEnd(text, lineStart, lineEnd, HEAD_AT),
  fieldsInMessage: (text, lineStart) => !text.startsWith(ENGINE_START, lineStart),
  readFields(text, fields) {
    for (const head of HEADS) {
      const read = fieldsByPattern(text, fields, head);
      if (Object.keys(read).length > 0) return read;
    }
    return {};
  },
  severityOfMessage,
};

/** True for what only Windows Installer writes; some of its lines others might write, too. */
export function isUnmistakableMsi(text: string, lineStart: number): boolean {
  return text.startsWith(ENGINE_START, lineStart) || text.startsWith('=== ', lineStart);
}

const FAILED_ACTION = /\bReturn value 3\b/;
const RETURNED = /\bMainEngineThread is returning (\d+)/;
/** `Note: 1: 2205 2:  3: Error` names tables of the engine, a property may hold the texts of its dialogs. */
const NAMES_THINGS = /^(?:Note: 1: |Property\(|PROPERTY CHANGE: )/;
/** Success, and success that asks for a restart or has begun one. */
const SUCCESS: ReadonlySet<string> = new Set(['0', '1641', '3010']);

function severityOfMessage(message: string): LogSeverity | undefined {
  if (NAMES_THINGS.test(message)) return undefined;
  const returned = RETURNED.exec(message)?.[1];
  if (returned !== undefined) return installationFailed(returned) ? 'error' : undefined;
  return FAILED_ACTION.test(message) ? 'error' : severityByWords(message);
}

/** True when Windows Installer returns the code of a failure. */
export function installationFailed(code: string): boolean {
  return !SUCCESS.has(code);
}
