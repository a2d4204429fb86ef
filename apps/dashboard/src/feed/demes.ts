/** What each deme was like in a generation, and who moved between demes as it opened: from the lineage. */
import { countOf, type Lineage, NONE } from '#projection';

export interface DemeState {
  readonly niche: string;
  readonly deme: string;
  /** Individuals that lived there, the non-viable among them. */
  readonly living: number;
  readonly born: number;
  /** Bits per character on validation, of the measured; NaN of none. */
  readonly meanBits: number;
}

/** Newborns of a deme with a parent that was born in another. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly children: number;
}

/** In the order in which demes were first lived in. */
export function demesAt(lineage: Lineage, generation: number): DemeState[] {
  const sums = lineage.demes.map(() => ({ niche: NONE, living: 0, born: 0, bits: 0, measured: 0 }));
  const { values: bornIn } = lineage.generation;
  for (let row = 0; row < countOf(lineage); row++) {
    const sum = sums[lineage.deme.values[row]];
    sum.niche = lineage.niche.values[row];
    if (bornIn[row] > generation) continue;
    const died = lineage.diedGeneration.values[row];
    if (died !== NONE && died < generation) continue;
    sum.living++;
    if (bornIn[row] === generation) sum.born++;
    const bits = lineage.bits.values[row];
    if (Number.isNaN(bits)) continue;
    sum.bits += bits;
    sum.measured++;
  }
  return sums.map(({ niche, living, born, bits, measured }, index) => {
    return { niche: lineage.niches[niche], deme: lineage.demes[index], living, born, meanBits: bits / measured };
  });
}

/** As a generation opened; a child with parents in two other demes counts for both. */
export function flowsAt(lineage: Lineage, generation: number): Flow[] {
  const count = lineage.demes.length;
  const children = new Int32Array(count * count);
  const { values: demes } = lineage.deme;
  for (let row = 0; row < countOf(lineage); row++) {
    if (lineage.generation.values[row] !== generation) continue;
    const parents = [lineage.primary.values[row], lineage.secondary.values[row]].filter((parent) => parent !== NONE);
    for (const from of new Set(parents.map((parent) => demes[parent]))) {
      if (from !== demes[row]) children[from * count + demes[row]]++;
    }
  }
  return Array.from(children, (moved, at) => {
    return { from: lineage.demes[Math.floor(at / count)], to: lineage.demes[at % count], children: moved };
  }).filter((flow) => flow.children > 0);
}
