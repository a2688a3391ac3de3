/**
 * The rows of a packed table of facts: sections of what rows share and of the rest of each row. What a row may hold
 * is checked when the table is packed and by the tests of the tables.
 */
export function readFactTable<Row extends object>(text: string): readonly Row[] {
  const sections = JSON.parse(text) as readonly (readonly [Partial<Row>, readonly Partial<Row>[]])[];
  return sections.flatMap(([shared, rows]) => rows.map((row) => ({ ...shared, ...row }) as Row));
}

/** Works out a value at the first call only. */
export function lazily<Value>(workOut: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: workOut() };
    return known.value;
  };
}
