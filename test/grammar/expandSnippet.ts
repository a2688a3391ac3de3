/**
 * The text a snippet body gives when every tab stop keeps its default and every choice its first option. Understands
 * what our snippets use: `$1`, `${1}`, `${1:default}`, `${1|a,b|}`, variables, and `\` before `$`, `}` and `\`.
 * Throws on a tab stop without a default and on an unknown variable: both would leave a hole.
 */
export function expandSnippet(
  body: readonly string[],
  variables: ReadonlyMap<string, string> = new Map(),
): string {
  const source = body.join('\n');
  const defaults = new Map<string, string>([['0', '']]);
  for (const [, number = '', value, options] of source.matchAll(TAB_STOP)) {
    const text = value ?? options?.split(',')[0];
    if (text !== undefined) defaults.set(number, withoutEscapes(text));
  }
  return source.replaceAll(ELEMENT, (element, escaped?: string, name?: string) => {
    if (escaped !== undefined) return escaped;
    const key = name ?? '';
    const text = defaults.get(key) ?? variables.get(key);
    if (text === undefined) throw new Error(`${element} has no default.`);
    return text;
  });
}

/** The options of every choice of a snippet body. */
export function choicesOf(body: readonly string[]): readonly string[] {
  return [...body.join('\n').matchAll(TAB_STOP)].flatMap(([, , , options]) => options?.split(',') ?? []);
}

const PART = String.raw`(?:[^\\}]|\\.)*`;
const TAB_STOP = new RegExp(String.raw`\$\{(\d+)(?::(${PART})|\|([^|]*)\|)\}`, 'g');
const ELEMENT = new RegExp(String.raw`\\([$}\\])|\$\{?(\w+)(?:(?<=\{\w+)(?::${PART}|\|[^|]*\|)?\})?`, 'g');

function withoutEscapes(text: string): string {
  return text.replaceAll(/\\([$}\\])/g, '$1');
}
