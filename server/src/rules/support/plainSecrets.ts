import type { Range } from '../../range.ts';

/**
 * Where a command line or a script plainly holds a password. Masking errs on the side of hiding too much; a warning
 * must be right, so only forms count in which nothing else can stand at that place.
 */
export function plainSecrets(text: string, kind: 'command' | 'script'): readonly Range[] {
  if (!/pass|pwd|kennwort|secur|net1?(?:\.exe)?["\s]+use|:\/\/|[-/](?:p|pw|rp|pd|po)\b/i.test(text))
    return [];
  const forms = kind === 'script' ? [...commandForms, ...scriptForms] : commandForms;
  const found = forms.flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => {
      // One group a notation: older engines take a name once only, whatever the alternatives.
      const place = Object.values(match.indices?.groups ?? {}).find((group) => group !== undefined);
      return place ? [{ start: place[0], end: place[1] }] : [];
    }),
  );
  const real = found.filter(({ start, end }) => !isPlaceholder(text.slice(start, end)));
  return withoutOverlaps(real);
}

/**
 * Whether a value only stands in the place of a secret: empty, a reference to a variable, something in brackets,
 * or a word that says so.
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim().replace(/^["']|["']$/g, '');
  return (
    /%[^%\s]+%|^\$|^\(|^@|^\{|^<.*>?$|^\[.*\]$|^[*x.#_?-]*$/i.test(text) ||
    /^(?:true|false|yes|no|none|null|ad|n\/a|todo|tbd|change_?me|placeholder|password|passwort|pwd|secret)$/i.test(
      text,
    ) ||
    /^(?:your|insert|enter|my|the|some|new)[ _-]?(?:\w+[ _-]?)?(?:password|secret|pwd|key|value)(?:[ _-]?here)?$/i.test(
      text,
    )
  );
}

/** Quoted, or up to the next blank or mark. */
const VALUE = String.raw`(?:"(?<quoted>[^"\r\n]{1,400})"|'(?<single>[^'\r\n]{1,400})'|(?<bare>[^\s"'()|&;,<>]{1,400}))`;
const LITERAL = String.raw`(?:"(?<quoted>[^"\r\n]{1,400})"|'(?<single>[^'\r\n]{1,400})')`;
const WORD = '(?:password|passwort|kennwort|passwd|passphrase|pwd)';

function form(source: string): RegExp {
  return new RegExp(source, 'dgi');
}

const commandForms: readonly RegExp[] = [
  // --setuppwd=x, /PasswordD:x; net user has switches of that name whose value is yes or no.
  form(String.raw`(?<![\w/-])[-/]{1,2}(?!(?:no|skip|random)\w*password)\w{0,20}${WORD}[do]?[:=]${VALUE}`),
  // -Password x, but not the next switch or an expression.
  form(
    String.raw`(?<![\w/-])[-/]{1,2}(?!(?:no|skip|random)\w*password)\w{0,20}${WORD}[do]?[ \t]{1,4}(?![-/$(@[{|])${VALUE}`,
  ),
  form(
    String.raw`\bnet1?(?:\.exe)?"?[ \t]{1,4}user[ \t]{1,4}(?!/)(?:"[^"]{1,100}"|[^\s"]{1,100})[ \t]{1,4}(?!/)${VALUE}`,
  ),
  form(
    String.raw`\bnet1?(?:\.exe)?"?[ \t]{1,4}use[ \t]{1,4}(?:[a-z]:[ \t]{1,4}|\*[ \t]{1,4})?(?:"\\\\[^"]{1,200}"|\\\\[^\s"]{1,200})[ \t]{1,4}(?:/user:(?:"[^"]{1,100}"|\S{1,100})[ \t]{1,4})?(?!/)${VALUE}`,
  ),
  form(String.raw`/v[ \t]{1,4}"?DefaultPassword"?[ \t][^\r\n]{0,60}?/d[ \t]{1,4}${VALUE}`),
  form(String.raw`\bcmdkey(?:\.exe)?\b[^\r\n]{1,200}?/pass:${VALUE}`),
  form(String.raw`\bnetdom(?:\.exe)?\b[^\r\n]{1,200}?/p[do]:${VALUE}`),
  form(String.raw`\bpsexec(?:64)?(?:\.exe)?\b[^\r\n]{1,200}?[ \t][-/]p[ \t]{1,4}${VALUE}`),
  form(String.raw`\b(?:plink|pscp|psftp|putty)(?:\.exe)?\b[^\r\n]{1,200}?[ \t]-pw[ \t]{1,4}${VALUE}`),
  form(String.raw`\bschtasks(?:\.exe)?\b[^\r\n]{1,300}?[ \t]/rp[ \t]{1,4}${VALUE}`),
  // The tools of SQL Server take a password behind -P; their -p is another switch.
  new RegExp(
    String.raw`\b(?:sqlcmd|SQLCMD|osql|OSQL|isql|bcp|BCP)(?:\.exe)?\b[^\r\n]{1,300}?[ \t][-/]P[ \t]{1,4}(?![-/])${VALUE}`,
    'dg',
  ),
  // A property of an installer that ends with such a word.
  form(String.raw`\bmsiexec(?:\.exe)?\b[^\r\n]{1,400}?[ \t]\w{0,30}${WORD}=${VALUE}`),
  form(String.raw`://[^\s/:@%"']{1,100}:(?<bare>[^\s/@"']{1,200})@`),
];

const scriptForms: readonly RegExp[] = [
  form(String.raw`ConvertTo-SecureString(?:[ \t]{1,4}-String)?[ \t]{1,4}${LITERAL}`),
  form(String.raw`\$(?:\w{1,20}:)?\w{0,40}${WORD}\d{0,3}[ \t]{0,20}=[ \t]{0,20}${LITERAL}`),
  form(String.raw`\.Value\(["']\w{0,60}${WORD}["']\)[ \t]{0,8}=[ \t]{0,8}${LITERAL}`),
];

function withoutOverlaps(ranges: readonly Range[]): readonly Range[] {
  const kept: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start >= (kept.at(-1)?.end ?? 0)) kept.push(range);
  }
  return kept;
}

/** Whether a variable that an author names holds a password, by what its name ends with. */
export function namesPassword(name: string): boolean {
  return (
    /(?:password|passwort|kennwort|passwd|passphrase|pwd|apikey|clientsecret)\d{0,3}$/i.test(name) &&
    !/^(?:no|skip|random|has|is|use|show|require|force)|random|recoverypassword$/i.test(name)
  );
}
