import { ENCODED_TEXT } from './secretPatterns.ts';

/** What there must be of, at least, for any of the forms of secrets; names and switches without what surrounds them. */
const HINTS = [
  'pass|kennwort|pwd|secret|token|credential|key|lockerpin|locker_pin|bdepin|_smstsreserved|mediapfx',
  String.raw`[-/](?:pin[:=]|lac[:=\t ])|eyj`,
  String.raw`[-/](?:pw|pd|po|rp|p)(?:[:=\t ])`,
  '[<;]variable|hiddenflag|securestring|authorization|sig=',
  'sqlcmd|osql|isql|bcp|mysql',
  String.raw`net1?(?:\.exe)?[\t ]+use`,
  String.raw`:\/\/[^\s/:@]{1,100}:|[\t ]-u[\t ]`,
  String.raw`\d{6}-\d{6}|[a-z\d]{5}-[a-z\d]{5}-[a-z\d]{5}`,
];
const HINT = new RegExp(HINTS.join('|'), 'i');

/**
 * False when the text certainly holds none of the forms of secrets; quick, so that each record of a large log need
 * not be searched for all of them.
 */
export function mayHoldSecrets(text: string): boolean {
  return HINT.test(text) || text.search(ENCODED_TEXT) >= 0;
}
