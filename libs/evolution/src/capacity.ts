/** How many individuals a deme holds: always as many, or by generation. */
import { entryAt, type From } from './schedule';

export type Capacity = number | readonly CapacityFrom[];

export interface CapacityFrom extends From {
  readonly capacity: number;
}

/** All that a capacity is, in order. */
export function capacitiesOf(capacity: Capacity): readonly CapacityFrom[] {
  return typeof capacity === 'number' ? [{ from: 0, capacity }] : capacity;
}

export function capacityAt(capacity: Capacity, generation: number): number {
  return entryAt(capacitiesOf(capacity), generation)?.capacity ?? 0;
}

export function highestCapacity(capacity: Capacity): number {
  return Math.max(...capacitiesOf(capacity).map((step) => step.capacity));
}
