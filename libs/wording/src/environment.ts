import { counted } from './quantities';

interface Changed {
  readonly set: string;
  readonly niche?: string;
  readonly deme?: string;
  readonly taste?: string;
  readonly from: number | string | readonly string[];
  readonly to: number | string | readonly string[];
  readonly by: string;
}

/** `capacity of north: 16 -> 4 (steps)`. */
export function environmentText({ set, niche, deme, taste, from, to, by }: Changed): string {
  const where = [taste, deme ?? niche].filter(Boolean).join(' in ');
  return `${set}${where && ` of ${where}`}: ${valueText(from)} -> ${valueText(to)} (${by})`;
}

function valueText(value: number | string | readonly string[]): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(4)));
  return typeof value === 'string' ? value : value.join(', ');
}

/** `4 colonists from east, west, 2 founders`. */
export function settlersText(settlers: {
  readonly colonists: number;
  readonly from: readonly string[];
  readonly founders: number;
}): string {
  const { colonists, from, founders } = settlers;
  return [
    ...(colonists > 0 ? [`${counted(colonists, 'colonist')} from ${from.join(', ')}`] : []),
    ...(founders > 0 ? [counted(founders, 'founder')] : []),
  ].join(', ');
}
