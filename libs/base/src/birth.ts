/** When an individual was born: its generation, and its slot among the newborns of that generation. */
import { InvalidValueError } from './invalid-value-error';

export interface Birth {
  readonly generation: number;
  readonly slot: number;
}

/** Orders individuals by (generation, slot), the order used wherever order matters. */
export function byBirth(a: Birth, b: Birth): number {
  return a.generation - b.generation || a.slot - b.slot;
}

/** The identifier `<tournament>-<generation>-<slot>`. */
export function individualId(tournamentId: string, { generation, slot }: Birth): string {
  return `${tournamentId}-${generation}-${slot}`;
}

/** The birth that an identifier names. Throws an InvalidValueError if it is no individual's identifier. */
export function birthOf(id: string): Birth {
  const match = /^.+-(\d+)-(\d+)$/.exec(id);
  if (!match) throw new InvalidValueError('id', id, '<tournament>-<generation>-<slot>');
  return { generation: Number(match[1]), slot: Number(match[2]) };
}
