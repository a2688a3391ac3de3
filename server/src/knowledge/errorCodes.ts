import type { CodeSystem, ErrorCode } from './errorCode.ts';
import { codeSystems } from './errorCode.ts';
import { facilityName } from './errorFacilities.ts';
import { errorRows } from './errorRows.ts';

/** A 32-bit code: its spellings always, the rest where it is known. */
export interface CodeDescription {
  /** The 32 bits as an unsigned number. */
  readonly value: number;
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
  /**
   * What the number may stand for: its own rows or, failing that, those of the code inside it. More than one where
   * it depends on who wrote it; the likeliest first.
   */
  readonly readings: readonly ErrorCode[];
}

const FACILITY_WIN32 = 7;
const FIRST_FAILURE = 2 ** 31;
/** Set in the HRESULT of an NTSTATUS. */
const FACILITY_NT_BIT = 0x10000000;

const WIN32_SYSTEMS: readonly CodeSystem[] = ['win32', 'windows-installer', 'winhttp'];
const STATUS_SYSTEMS: readonly CodeSystem[] = ['hresult', 'ntstatus'];

/**
 * What is known of a code given as an unsigned 32-bit number. `system`: who wrote it, where that is known. Without it
 * a small number is taken for a Win32 code.
 */
export function describeCode(value: number, system?: CodeSystem): CodeDescription {
  const facility = value >= FIRST_FAILURE ? (value >>> 16) & 0x7ff : undefined;
  const win32 = facility === FACILITY_WIN32 ? value & 0xffff : undefined;
  const readings = readingsOf(value, win32, system);
  const isStatus = readings[0]?.system === 'ntstatus';
  return {
    value,
    hexadecimal: `0x${value.toString(16).toUpperCase().padStart(8, '0')}`,
    signed: String(value | 0),
    unsigned: String(value),
    facility: facility === undefined || isStatus ? undefined : facilityName(facility),
    win32,
    readings,
  };
}

/** As `describeCode` for a number of which nothing else is known: small numbers get the reading of every system. */
export function describeNumber(value: number): CodeDescription {
  const description = describeCode(value);
  if (value > 0xffff) return description;
  const rows = errorRows(value);
  return {
    ...description,
    readings: rows.toSorted((a, b) => codeSystems.indexOf(a.system) - codeSystems.indexOf(b.system)),
  };
}

/** The number under which a code and the HRESULT around it are the same. */
export function unwrapped(value: number): number {
  return value >= FIRST_FAILURE && ((value >>> 16) & 0x7ff) === FACILITY_WIN32 ? value & 0xffff : value;
}

function readingsOf(
  value: number,
  win32: number | undefined,
  system: CodeSystem | undefined,
): readonly ErrorCode[] {
  if (system === 'winhttp' || system === 'windows-installer') {
    const own = rowsOf(win32 ?? value, [system]);
    return own.length > 0 ? own : readingsOf(value, win32, undefined);
  }
  if (system !== undefined && system !== 'win32' && system !== 'hresult') return rowsOf(value, [system]);
  if (value < 0x10000) return rowsOf(value, WIN32_SYSTEMS);
  const own = rowsOf(value, STATUS_SYSTEMS).toSorted((a, b) => doubt(a) - doubt(b));
  if (win32 !== undefined) {
    const inside = rowsOf(win32, WIN32_SYSTEMS);
    return own.length === 0 ? inside : [...own, ...inside.filter((row) => row.system !== 'win32')];
  }
  return own.length > 0 ? own : statusInside(value);
}

/** HRESULT_FROM_NT sets one bit. */
function statusInside(value: number): readonly ErrorCode[] {
  return (value & FACILITY_NT_BIT) === 0 ? [] : rowsOf((value & ~FACILITY_NT_BIT) >>> 0, ['ntstatus']);
}

function rowsOf(value: number, systems: readonly CodeSystem[]): readonly ErrorCode[] {
  return errorRows(value).filter(({ system }) => systems.includes(system));
}

function doubt({ certainty }: ErrorCode): number {
  return certainty === 'doubtful' ? 1 : 0;
}
