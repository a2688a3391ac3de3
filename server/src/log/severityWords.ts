/** How bad a record is. */
export type LogSeverity = 'error' | 'warning' | 'information';

/** Words that CMTrace colours, too, but whole ones only: `failover` and `ErrorLevel` tell of no failure. */
const ERROR = word('errors?|fail(?:s|ed|ing|ures?)?|fatal');
const WARNING = word('warnings?');
const ANY = /error|fail|fatal|warning/i;

const COUNTED = '(?:errors?|failures?|failed|warnings?)';
const ZERO = String.raw`(?:0x0{1,8}|0{1,8})(?![\w.,]*\d)(?!x)`;

/** What holds these words and says that all is well, or names a thing. */
const HARMLESS = new RegExp(
  [
    // `no errors`, `0 failed`, `without any fatal error`, `not an error`
    String.raw`(?<![\w.,-])(?:0|no|zero|none|never|without(?: an?| any)?|not an?)[ \t]+(?:\w+[ \t]+){0,2}?${COUNTED}`,
    // `did not fail`, `has not failed`, `doesn't fail`
    String.raw`(?:\bnot|n't|\bnever)[ \t]+(?:\w+[ \t]+)?fail(?:ed|s)?`,
    // `error code 0`, `Errors: 0`, `error = 0x00000000`, `failed (0)`, `error status: 0`
    String.raw`${COUNTED}(?:[ \t_]*(?:codes?|counts?|numbers?|values?|levels?|status|results?|found|detected|encountered|items?|objects?))?(?:[ \t]*(?:\b(?:is|was|of|returned)\b|[:=#]))*[ \t]*["'([]*${ZERO}`,
    // `Error: The operation completed successfully`
    String.raw`${COUNTED}[^\r\n.]{0,40}\bThe operation completed successfully`,
    String.raw`ERROR_SUCCESS\w*`,
    // What deals with errors, or is named after them
    String.raw`errors?[ \t-]+(?:reporting|handling|handlers?|logging|control|mode|checking|correction|recovery|free)`,
    String.raw`(?:continue|continuing|resume|ignore|ignoring)(?:[ \t]+(?:on|any|all|after))?[ \t]+(?:errors?|failures?|warnings?)`,
    String.raw`fail[ \t-]*(?:over|back|safe)`,
    String.raw`(?:errors?|warnings?|failures?)(?:\.(?:log|txt|xml|csv)|[ \t-]+logs?)`,
    String.raw`${COUNTED}[ \t]*[:=][ \t]*["']?(?:none|null|false)(?!["']?[ \t]+of\b)`,
    'non-?fatal',
  ]
    .map((harmless) => `(?:${harmless})(?![a-z])`)
    .join('|'),
  'gi',
);

/** `WARNING: Send failed`: what the writer put first counts, whatever follows. */
const WARNING_FIRST = /^[\s*~]*warning[ \t]*[:!]/i;

/**
 * `STATMSG: ID=2302 SEV=E LEV=M SOURCE="SMS Server"`: a status message as components of the site server note it. Its
 * texts may hold any words. Source: Microsoft, Scheduled Updates fails with error 0x800700a1.
 */
const STATUS_MESSAGE = /^[\s~]*STATMSG: ID=\d{1,6} SEV=([EWI])\b/;
const BY_LETTER: Readonly<Record<string, LogSeverity>> = { E: 'error', W: 'warning', I: 'information' };

/** What the words of a message say of its severity; undefined when they say nothing. */
export function severityByWords(message: string): LogSeverity | undefined {
  const letter = STATUS_MESSAGE.exec(message)?.[1];
  if (letter !== undefined) return BY_LETTER[letter];
  if (!ANY.test(message)) return undefined;
  if (WARNING_FIRST.test(message)) return 'warning';
  const telling = message.replace(HARMLESS, ' ');
  if (ERROR.test(telling)) return 'error';
  return WARNING.test(telling) ? 'warning' : undefined;
}

/** Whole words; an underscore ends one, as in `ERROR_FILE_NOT_FOUND`. */
function word(words: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'i');
}
