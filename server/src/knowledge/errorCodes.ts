import { type ErrorCode, errorCodes } from './errorCodeRows.ts';

/** A 32-bit code: its spellings always, the rest where it is known. */
export interface CodeDescription {
  /** `0x80070002` */
  readonly hexadecimal: string;
  /** `-2147024894`; the number itself below 0x80000000. */
  readonly signed: string;
  /** `2147942402` */
  readonly unsigned: string;
  /** The part of Windows or ConfigMgr a failure HRESULT comes from, where known. */
  readonly facility: string | undefined;
  /** The Win32 code inside an HRESULT of the Win32 facility. */
  readonly win32: number | undefined;
  /** The row of the code itself or, failing that, of the Win32 code inside it. */
  readonly known: ErrorCode | undefined;
}

const byValue: ReadonlyMap<number, ErrorCode> = new Map(errorCodes.map((row) => [Number(row.code), row]));

/** Facility numbers of winerror.h; 0x7D0 is the one ConfigMgr uses. */
const facilities: ReadonlyMap<number, string> = new Map([
  [0, 'general (FACILITY_NULL)'],
  [1, 'remote procedure call (FACILITY_RPC)'],
  [4, 'interface-specific (FACILITY_ITF)'],
  [7, 'Win32 (FACILITY_WIN32)'],
  [9, 'security (FACILITY_SECURITY)'],
  [11, 'certificates (FACILITY_CERT)'],
  [15, 'device setup (FACILITY_SETUPAPI)'],
  [25, 'HTTP (FACILITY_HTTP)'],
  [32, 'background transfer (FACILITY_BACKGROUNDCOPY)'],
  [36, 'Windows Update (FACILITY_WINDOWSUPDATE)'],
  [0x7d0, 'ConfigMgr client'],
]);

const FACILITY_WIN32 = 7;

/** What is known of a code given as an unsigned 32-bit number. */
export function describeCode(value: number): CodeDescription {
  const facility = value >= 0x80000000 ? (value >>> 16) & 0x7ff : undefined;
  const win32 = facility === FACILITY_WIN32 ? value & 0xffff : undefined;
  return {
    hexadecimal: `0x${value.toString(16).toUpperCase().padStart(8, '0')}`,
    signed: String(value | 0),
    unsigned: String(value),
    facility: facility === undefined ? undefined : facilities.get(facility),
    win32,
    known: byValue.get(value) ?? (win32 === undefined ? undefined : byValue.get(win32)),
  };
}
