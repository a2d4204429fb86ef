/** Numbers in words, the same on every machine. What is not known is a dash. */

const UNKNOWN = '–';
const WITH_SEPARATORS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `115,200` */
export function count(value: number | null): string {
  return value === null ? UNKNOWN : WITH_SEPARATORS.format(value);
}

/** Bits or nats, to a thousandth: `2.413` */
export function thousandths(value: number | null): string {
  return value === null ? UNKNOWN : value.toFixed(3);
}

/** Of any size: to a thousandth, `2.413`, where it is small to three digits, `0.000213`, or where it is large `1.20e10` */
export function measured(value: number | null): string {
  if (value === null || value === 0) return thousandths(value);
  if (Math.abs(value) >= 10_000) return scientific(value);
  return Math.abs(value) < 0.01 ? significant(value) : thousandths(value);
}

/** A standard error and the number of blocks that it is taken over: `0.043 (16)` */
export function overBlocks(error?: number, blocks?: number): string {
  return error === undefined ? UNKNOWN : `${thousandths(error)} (${blocks})`;
}

/** What the two standard errors of an evaluation say. */
export const ERRORS_OF_EVALUATION = [
  '± this text: standard error over blocks of 256 symbols, to compare on this text.',
  '± new text: the same over blocks of 8,192 (their number), for new text of the kind; – if fewer than 8. A 95 % interval is ± 2.4 times it for 8.',
] as const;

/** With its sign: `+0.120` */
export function difference(value: number): string {
  return (value < 0 ? '' : '+') + value.toFixed(3);
}

/** `62 %` */
export function percent(fraction: number | null): string {
  return fraction === null ? UNKNOWN : `${Math.round(100 * fraction)} %`;
}

/** What a share that is estimated without bias may do. */
export const ABOVE_WHOLE = 'An estimate without bias: of few individuals it can lie above 100 %.';

/** Three significant digits, integers in full: `0.00125`, `128` */
export function significant(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(3)));
}

/** `6.00e10` */
export function scientific(value: number | null): string {
  return value === null ? UNKNOWN : value.toExponential(2).replace('+', '');
}

/** `0.8 s`, `42 s`, `3 min 05 s`, `2 h 07 min` */
export function duration(seconds: number | null): string {
  if (seconds === null) return UNKNOWN;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${padded(whole % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${padded(minutes % 60)} min`;
}

/** An ISO 8601 time to the minute, in UTC: `2025-03-01 14:05` */
export function minute(iso: string): string {
  return new Date(iso).toISOString().slice(0, 16).replace('T', ' ');
}

/** An entropy with how many individuals it is estimated from: `1.250 bits (N = 12)` */
export function bitsFrom(bits: number | null, individuals: number): string {
  return `${thousandths(bits)} bits (N = ${individuals})`;
}

/** `4 of 26` */
export function rankOf({ rank, of }: { readonly rank: number; readonly of: number }): string {
  return `${rank} of ${of}`;
}

/** The ranks that one may have: `3 of 14`, or `3–7 of 14` where intervals leave several. */
export function ranksOf(
  { rank, lowestRank }: { readonly rank: number; readonly lowestRank: number },
  of: number,
): string {
  return `${rank === lowestRank ? rank : `${rank}–${lowestRank}`} of ${of}`;
}

/** `1 vote`, `2 votes`, `1,200 battles`; `many` where it is not `one` and an s. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

function padded(value: number): string {
  return String(value).padStart(2, '0');
}
