import { fieldsRange, formatCode, type LogDocument } from './logDocument.ts';
import { readRecord } from './record.ts';

const CMTRACE = formatCode('cmtrace');

/** Who wrote a row: what `readRecord` says of it, but quicker. Undefined where the row does not say. */
export function rowComponent(log: LogDocument, row: number): string | undefined {
  return (
    (log.format[row] === CMTRACE ? usualComponent(log, row) : undefined) ??
    readRecord(log, row)?.component?.text
  );
}

/** Of two components the first counts, in whatever spelling: nothing like one stands before it. */
const LIKE_A_COMPONENT = /component\s*=/i;
const USUAL_COMPONENT = /^ component="([^"<>]*)" /;

/** When the attribute list has the component as nearly all writers write it. */
function usualComponent(log: LogDocument, row: number): string | undefined {
  const { start, end } = fieldsRange(log, row);
  if (start < 0) return undefined;
  const list = log.text.slice(start, end);
  const at = list.search(LIKE_A_COMPONENT) - 1;
  return at < 0 ? undefined : USUAL_COMPONENT.exec(list.slice(at))?.[1];
}
