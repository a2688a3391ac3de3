import { parseXml } from './syntax/parseXml.ts';
import { looksLikeTaskSequence } from './taskSequence/container.ts';

export { recogniseLog } from './log/recogniseLog.ts';

/** A root element and its first child stand well within this many characters. */
const LOOKED_AT = 64 * 1024;

/** What kind of document an XML text is, by its root element and never by its name; undefined for other XML. */
export function recogniseXml(text: string): 'taskSequence' | undefined {
  return looksLikeTaskSequence(parseXml(text.slice(0, LOOKED_AT))) ? 'taskSequence' : undefined;
}
