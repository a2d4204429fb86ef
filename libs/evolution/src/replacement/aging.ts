/** Aging evolution (Real et al. 2019, AAAI, arXiv 1802.01548): `births` children replace the earliest born, however fit they are. */
import type { Replacement } from '../operators';

export function aging(births: number): Replacement {
  return ({ members: { length } }, _compare, capacity) => {
    const lasting = Math.min(Math.max(0, capacity - births), length);
    const survivors = Int32Array.from({ length: lasting }, (_, at) => length - lasting + at); // members are by birth
    return { survivors, births: capacity - survivors.length, parents: null };
  };
}
