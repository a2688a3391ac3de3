/** Assertions for tests that also run in a browser, where Node's own do not exist. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [shown, wanted] = [show(actual), show(expected)];
  if (shown !== wanted) throw new Error(`${what}\nexpected: ${wanted}\nbut was:  ${shown}`);
}

export function expectTrue(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, undefined, 1) ?? String(value));
}
