/** `text` written as element text. `escapesQuotes` tells whether its surroundings write `"` as `&quot;`. */
export function escapeElementText(text: string, escapesQuotes = false): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escapesQuotes ? escaped.replaceAll('"', '&quot;') : escaped;
}

const blankReferences: ReadonlyMap<string, string> = new Map([
  ['\t', '&#x9;'],
  ['\n', '&#xA;'],
  ['\r', '&#xD;'],
  [' ', '&#x20;'],
]);

/**
 * `text` written as the value of an attribute between `quote`s; an empty `quote` is for a value that has none.
 * A line end is written as a reference, for XML reads a bare one in a value as a space.
 */
export function escapeAttribute(text: string, quote: '"' | "'" | ''): string {
  let escaped = escapeElementText(text, quote !== "'");
  if (quote !== '"') escaped = escaped.replaceAll("'", '&apos;');
  const blanks = quote === '' ? /[\t\n\r ]/g : /[\t\n\r]/g;
  return escaped.replace(blanks, (blank) => blankReferences.get(blank) ?? blank);
}

/**
 * `text` written inside a CDATA section, where `before` and `after` are what stands next to it: a `]]>` that
 * would come about is divided between two sections.
 */
export function splitCDataEnds(before: string, text: string, after: string): string {
  const all = before + text + after;
  const end = before.length + text.length;
  let result = '';
  let at = before.length;
  for (let found = all.indexOf(']]>'); found >= 0; found = all.indexOf(']]>', found + 1)) {
    const split = found + 2 <= end ? found + 2 : found + 1;
    if (split < before.length || split > end) continue;
    result += `${all.slice(at, split)}]]><![CDATA[`;
    at = split;
  }
  return result + all.slice(at, end);
}
