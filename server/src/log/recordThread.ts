import type { LogRecord } from './record.ts';

/**
 * The number of the thread, in the spellings there are: `4764`, `4764 (0x129C)`, `0x129C`; undefined where the record
 * has none or says it in another way. Old writers use hexadecimal digits without saying so.
 */
export function recordThread({ format, thread, date }: LogRecord): number | undefined {
  const [, prefix, digits = '', rest] =
    /^\s*(0x)?([\da-f]{1,8})(?![\w:!])(.*)$/i.exec(thread?.text ?? '') ?? [];
  if (digits === '') return undefined;
  const isOld =
    (format === 'windowsupdate' && /^\d{4}-/.test(date?.text ?? '')) ||
    (format === 'legacy' && /^[A-Z]/i.test(date?.text ?? '') && rest === '');
  const isHexadecimal = prefix !== undefined || isOld || /[a-f]/i.test(digits);
  return Number.parseInt(digits, isHexadecimal ? 16 : 10);
}
