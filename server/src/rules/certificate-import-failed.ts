import { certificateImportFailure as failure } from '../knowledge/hotfixes.ts';
import { findCode, type LogCode } from '../log/codes.ts';
import type { LogDocument } from '../log/logDocument.ts';
import { recordAt } from '../log/record.ts';
import type { LogRule } from './rule.ts';

/** Occurrences reported one by one; a log that repeats the failure more often says so at the last of them. */
const REPORTED_AT_MOST = 100;
const COUNTED_AT_MOST = 10_000;

/**
 * The failure KB977203 is about. It is matched on the code alone: the sentence around it differs by language and
 * version, and that it stands in Ccmexec.log only is not certain.
 */
export const rule: LogRule = {
  code: 'certificate-import-failed',
  title: 'The client certificates could not be imported (KB977203)',
  category: 'Log',
  severity: 'error',
  reads: 'log',
  what: `A record holds the code ${failure.hexadecimal} (${failure.name}), in any spelling. From ${failure.component} it says that the client certificate store could not be imported.`,
  why: `${failure.cause} The user state migration fails.`,
  todo: `Both halves of the fix are needed. ${failure.newCertificates} ${failure.existingCertificates}`,
  example: {
    bad: '<![LOG[Failed to import the client certificate store (0x80092024)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDSMPClient" context="" type="3" thread="1204" file="smpclient.cpp:214">',
    good: '<![LOG[The client certificate store was imported]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDSMPClient" context="" type="1" thread="1204" file="smpclient.cpp:214">',
  },
  sources: failure.sources,
  check(log, report) {
    const places: LogCode[] = [];
    let left = 0;
    for (const place of findCode(log, failure.code)) {
      if (places.length < REPORTED_AT_MOST) places.push(place);
      else if (++left === COUNTED_AT_MOST) break;
    }
    for (const [index, place] of places.entries()) {
      const last = index === places.length - 1;
      report({ range: place.range, message: `${explain(log, place)}${last ? moreOf(left) : ''}` });
    }
  },
};

function moreOf(left: number): string {
  if (left === 0) return '';
  const times = left === 1 ? 'once' : `${left === COUNTED_AT_MOST ? 'at least ' : ''}${left} times`;
  return ` The code follows ${times} more in this log.`;
}

function explain(log: LogDocument, { range }: LogCode): string {
  const written = log.text.slice(range.start, range.end);
  const code =
    written.toLowerCase() === failure.hexadecimal ? written : `${written} (${failure.hexadecimal})`;
  const component = recordAt(log, range.start)?.component?.text.toLowerCase();
  const what =
    component === failure.component.toLowerCase()
      ? `The client certificates could not be imported: ${code} is ${failure.name}.`
      : `${code} is ${failure.name}. In a user state migration it says that the client certificates could not be imported (KB977203).`;
  return `${what} ${failure.inShort}`;
}
