import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 not to put new objects among the old ones by what it learnt at the first reading of a document, of which all
 * stays. At every key most of a reading is new and short-lived; what lies among the old keeps all that it refers to,
 * and collecting that took longer than the reading itself.
 */
export function keepNewObjectsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
