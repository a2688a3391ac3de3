const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How long something took: `0.25 s`, `2 min 5.5 s`, `3 h 0 min 7 s`; `digits`: of the fraction of seconds at most. */
export function durationText(seconds: number, digits = 3): string {
  const rounded = Number(Math.abs(seconds).toFixed(digits));
  const hours = Math.floor(rounded / HOUR);
  const minutes = Math.floor((rounded % HOUR) / MINUTE);
  const rest = `${Number((rounded % MINUTE).toFixed(digits))} s`;
  const sign = seconds < 0 && rounded > 0 ? '-' : '';
  if (hours > 0) return `${sign}${hours} h ${minutes} min ${rest}`;
  return minutes > 0 ? `${sign}${minutes} min ${rest}` : `${sign}${rest}`;
}
