/** What held in the generations that have opened: of each dial and place only where it changed. */
import { said } from './changes-between';
import type { Value } from './dials';
import { keyOf, type Setting } from './settings';

export interface Held {
  /** The generation that it begins with: of a fork that which it was forked from. */
  readonly first: number;
  /** That which opens next. */
  next: number;
  /** By dial and place; there are none of what was never set. */
  readonly points: Map<string, DialPoint[]>;
}

export interface DialPoint {
  readonly generation: number;
  /** Undefined where it is as in the config. */
  readonly value: Value | undefined;
  readonly by: string;
}

const UNSET = { value: undefined, by: 'config' };

export const nothingHeld = (first: number): Held => ({ first, next: first, points: new Map() });

/** Adds the settings of the generation that opened next. */
export function addHeld(held: Held, settings: readonly Setting[]): void {
  const generation = held.next++;
  const now = new Map(settings.map((setting) => [keyOf(setting), setting]));
  for (const key of now.keys()) {
    if (!held.points.has(key))
      held.points.set(key, generation > held.first ? [{ generation: held.first, ...UNSET }] : []);
  }
  for (const [key, points] of held.points) {
    const { value, by } = now.get(key) ?? UNSET;
    const last = points.at(-1);
    if (!last || textOf(last.value) !== textOf(value)) points.push({ generation, value, by });
  }
}

const textOf = (value: Value | undefined): string => (value === undefined ? '' : said(value));
