import { parseXml } from '../syntax/parseXml.ts';
import { reparseXml } from '../syntax/reparseXml.ts';
import type { XmlTree } from '../syntax/xmlTree.ts';
import { textChange } from '../textChange.ts';
import { KnownSteps } from './knownSteps.ts';

/** What one reading of a document leaves to the next: the trees, and the contents of steps. */
export class KnownReading {
  readonly document = new KnownTree();
  /** The tree of a sequence that stands in a CDATA section or as escaped text. */
  readonly embedded = new KnownTree();
  readonly steps = new KnownSteps();
}

/** Parses a text again and again as it changes. */
export class KnownTree {
  #tree: XmlTree | undefined;
  /** The tree before that one. */
  #spare: XmlTree | undefined;

  /**
   * The same as `parseXml`; only what changed since the last call is read again where that is enough. A tree is good
   * until the second call after the one that returned it, which may write over its columns.
   */
  parse(text: string, start = 0, end = text.length): XmlTree {
    const previous = this.#tree;
    const tree = previous
      ? reparseXml(previous, text, textChange(previous.text, text), start, end, this.#spare)
      : parseXml(text, start, end);
    this.#spare = previous;
    this.#tree = tree;
    return tree;
  }
}
