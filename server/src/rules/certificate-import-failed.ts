import { certificateImportFailure as failure } from '../knowledge/hotfixes.ts';
import { type FailurePlace, failurePlaces } from '../log/knownFailures.ts';
import type { LogDocument } from '../log/logDocument.ts';
import { readRecord } from '../log/record.ts';
import type { LogRule } from './rule.ts';
import { problemsOf, reportFailures, timesOf, writtenCode } from './support/logFailure.ts';

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
    const places = failurePlaces(log, 'certificate-import-failed');
    reportFailures(
      // Programs spell it each in their own way: another spelling is another program that failed.
      problemsOf(places, (place) => writtenCode(log, place)?.toLowerCase()),
      report,
      ({ first, others }) => explain(log, first) + timesOf(others.length + 1),
    );
  },
};

function explain(log: LogDocument, place: FailurePlace): string {
  const written = writtenCode(log, place) ?? failure.hexadecimal;
  const code =
    written.toLowerCase() === failure.hexadecimal ? written : `${written} (${failure.hexadecimal})`;
  const component = readRecord(log, place.row)?.component?.text.toLowerCase();
  const what =
    component === failure.component.toLowerCase()
      ? `The client certificates could not be imported: ${code} is ${failure.name}.`
      : `${code} is ${failure.name}. In a user state migration it says that the client certificates could not be imported (KB977203).`;
  return `${what} ${failure.inShort}`;
}
