import { END_MARKER, START_MARKER } from '../../server/src/log/cmTrace.ts';

/**
 * Records like those of real client logs: short ones, failures with codes, multi-line events; one in 50,000 is the
 * failure that a rule knows. `sign` ends each message.
 */
export function generateLog(length: number, sign = ''): string {
  const records: string[] = [];
  let written = 0;
  for (let index = 0; written < length; index++) {
    const record = `${START_MARKER}${messageOf(index)}${sign}${END_MARKER}${attributesOf(index)}\r\n`;
    records.push(record);
    written += record.length;
  }
  // As it would come from a file: one flat string.
  return Buffer.from(records.join('')).toString();
}

function messageOf(index: number): string {
  if (index % 50_000 === 49_999) return 'Failed to import the client certificate store (0x80092024)';
  if (index % 25 === 0) {
    return `Raising event:\n\ninstance of Example_Event\n{\n\tClientID = "GUID:${index.toString(16).padStart(8, '0')}-80DA-4C5F";\n\tHRESULT = "0x00000000";\n\tThreadID = ${index % 9000};\n};\n`;
  }
  if (index % 9 === 0) return `Request ${index} to the management point failed. Error 0x8007000${index % 10}`;
  return `Policy ${index} of 2148081 is evaluated for the assignment of this client, revision ${index % 97}`;
}

function attributesOf(index: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(index % 24)}:${two(index % 60)}:${two((index * 7) % 60)}.${100 + (index % 900)}+300`;
  return `<time="${time}" date="02-${two(1 + (index % 28))}-2010" component="PolicyAgent_Example" context="" type="${typeOf(index)}" thread="${1000 + (index % 5000)}" file="policyagent.cpp:${index % 3000}">`;
}

/** Events over several lines are no errors, because not every tool that is measured beside reads them. */
function typeOf(index: number): number {
  return index % 25 === 0 ? 1 : 1 + (index % 3);
}
