/**
 * `indexOf` for questions asked from left to right: it remembers the last answer, so that all questions
 * together read the text once, however often a recovery asks "and where is the next one?".
 */
export class NextOccurrence {
  readonly #text: string;
  readonly #wanted: string;
  #askedFrom = 0;
  #foundAt = -1;

  constructor(text: string, wanted: string) {
    this.#text = text;
    this.#wanted = wanted;
  }

  /** The first place at or after `offset`; the length of the text when there is none. */
  from(offset: number): number {
    if (offset < this.#askedFrom || offset > this.#foundAt) {
      const found = this.#text.indexOf(this.#wanted, offset);
      this.#askedFrom = offset;
      this.#foundAt = found < 0 ? this.#text.length : found;
    }
    return this.#foundAt;
  }
}
