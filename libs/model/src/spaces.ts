/**
 * Spaces: what the axes of parameter tensors run over, such as the residual stream or the units of a hidden layer. Two architectures whose
 * tensors share a space by name correspond unit by unit there, whatever its size, so that weights can be mapped from one to the other.
 */
export interface Space {
  /** Unique within an architecture. */
  readonly name: string;
  readonly size: number;
  /**
   * Which units correspond where sizes differ. `any`: units have no order, so the most important are kept. `first`, `last`: those as far
   * from the start, or from the end. A list: those of the same name.
   */
  readonly matches: 'any' | 'first' | 'last' | readonly string[];
  /**
   * How a unit that is added changes nothing. `unread`: it is computed, and the weights that read it are 0. `unwritten`: it is read, and the
   * weights that write it are 0. `average`: it is read, and holds the mean of the others, which layer normalisation makes 0.
   */
  readonly starts: 'unread' | 'unwritten' | 'average';
}

/** An axis of a tensor: a space, or several of which the last runs fastest. */
export interface Axis {
  readonly spaces: readonly Space[];
  /** What the tensor does with the units of the axis: a matrix reads those of its rows and writes those of its columns. */
  readonly role: 'reads' | 'writes' | 'scales' | 'indexes';
  /** Weights that are mapped are multiplied by sqrt(new size / old size) ^ power, sizes being those of the last space; 0 if left out. */
  readonly power?: number;
}

/** Units without an order that start unread: hidden units, recurrent units, heads, experts. */
export function units(name: string, size: number): Space {
  return { name, size, matches: 'any', starts: 'unread' };
}

/** Units of which the first, or the last, correspond. */
export function ordered(name: string, size: number, matches: 'first' | 'last' = 'first'): Space {
  return { name, size, matches, starts: 'unread' };
}

/** Units that have names. */
export function named(name: string, members: readonly string[]): Space {
  return { name, size: members.length, matches: members, starts: 'unread' };
}

export function vocabularyOf(size: number): Space {
  return ordered('vocabulary', size);
}

export function reads(...spaces: readonly Space[]): Axis {
  return { spaces, role: 'reads' };
}

export function writes(...spaces: readonly Space[]): Axis {
  return { spaces, role: 'writes' };
}

export function scales(...spaces: readonly Space[]): Axis {
  return { spaces, role: 'scales' };
}

export function indexes(...spaces: readonly Space[]): Axis {
  return { spaces, role: 'indexes' };
}

export function raised(axis: Axis, power: number): Axis {
  return { ...axis, power };
}

export function lengthOf({ spaces }: Pick<Axis, 'spaces'>): number {
  return spaces.reduce((product, { size }) => product * size, 1);
}
