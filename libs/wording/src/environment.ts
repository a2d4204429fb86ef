import { counted } from './quantities';

interface Place {
  readonly set: string;
  readonly niche?: string | null;
  readonly deme?: string | null;
  readonly taste?: string | null;
}

type Value = number | string | readonly string[];

interface Changed extends Place {
  readonly from: Value;
  readonly to: Value;
  readonly by: string;
}

/** `capacity of north: 16 -> 4 (steps)`. */
export function environmentText({ from, to, by, ...place }: Changed): string {
  return `${settingText(place)}: ${valueText(from)} -> ${valueText(to)} (${by})`;
}

/** `capacity of north: 4 from the next generation on`. */
export function interventionText({ value, ...place }: Place & { readonly value: Value }): string {
  return `${settingText(place)}: ${valueText(value)} from the next generation on`;
}

/** `capacity of north`. */
export function settingText({ set, niche, deme, taste }: Place): string {
  const where = [taste, deme ?? niche].filter(Boolean).join(' in ');
  return `${set}${where && ` of ${where}`}`;
}

/** Four significant digits of a number; of a list its words. */
export function valueText(value: Value): string {
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
