/** One line of the table that `npm run bench` prints. */
export interface Row {
  readonly name: string;
  /** Median of the rounds. */
  readonly milliseconds: number;
  /** To the first row of the same table, measured side by side in the same run. */
  readonly ratio: number;
  readonly note?: string;
}
