/** Finds a marker again and again, without passing over the same stretch twice as long as the offsets do not fall. */
export class Marker {
  private readonly text: string;
  private readonly marker: string;
  /** There is no marker from `asked` up to `found`. */
  private asked = 0;
  private found = -1;

  constructor(text: string, marker: string) {
    this.text = text;
    this.marker = marker;
  }

  /** The first occurrence at or behind `offset`, the end of the text when there is none. */
  from(offset: number): number {
    if (this.found < offset || offset < this.asked) {
      const found = this.text.indexOf(this.marker, offset);
      this.found = found < 0 ? this.text.length : found;
      this.asked = offset;
    }
    return this.found;
  }
}
