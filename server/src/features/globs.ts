/**
 * Whether a path fits a pattern: `*` and `?` stand for parts of a name, `**` for any number of folders. Both are
 * relative to the same folder; slashes may lean either way, and case does not matter, as on Windows. Takes time in
 * proportion to the two lengths multiplied, whatever the pattern.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return fits(segments(pattern), segments(path), (part) => part === '**', nameFits);
}

/** The folders that a pattern names before its first wildcard: where all that it can match stands below. */
export function literalPrefix(pattern: string): string {
  const parts = segments(pattern);
  const wild = parts.findIndex(hasWildcard);
  return parts.slice(0, wild === -1 ? parts.length : wild).join('/');
}

export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

function segments(path: string): readonly string[] {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
}

function nameFits(pattern: string, name: string): boolean {
  const one = (wanted: string, there: string) => wanted === '?' || wanted === there;
  return fits([...pattern.toLowerCase()], [...name.toLowerCase()], (character) => character === '*', one);
}

/** Whether `items` fit `pattern`, in which what `isMany` accepts stands for any number of them. */
function fits(
  pattern: readonly string[],
  items: readonly string[],
  isMany: (part: string) => boolean,
  isOne: (part: string, item: string) => boolean,
): boolean {
  let part = 0;
  let item = 0;
  // Only the last "many" need be tried again: an earlier one that took more would leave no more to the later.
  let many = -1;
  let taken = 0;
  while (item < items.length) {
    const wanted = pattern[part];
    const there = items[item] ?? '';
    if (wanted !== undefined && isMany(wanted)) {
      many = part++;
      taken = item;
    } else if (wanted !== undefined && isOne(wanted, there)) {
      part++;
      item++;
    } else if (many !== -1) {
      part = many + 1;
      item = ++taken;
    } else {
      return false;
    }
  }
  return pattern.slice(part).every(isMany);
}
