/** The grid of MAP-Elites: who is the best of each cell, of those who lived in a deme in a generation. */
import { cellAt, type Descriptor, placeOn } from '#evolution';
import { countOf, type Lineage, NONE } from '#projection';

/** `predictionEntropyBits`, `parameters` or `validationNats` of a row. */
function measured(lineage: Lineage, measure: Descriptor['measure'], row: number): number {
  if (measure === 'parameters') return lineage.parameters.values[row];
  if (measure === 'predictionEntropyBits') return lineage.predictionEntropy.values[row];
  return lineage.bits.values[row] * Math.LN2;
}

export interface Grid {
  readonly descriptors: readonly Descriptor[];
  /** A descriptor. */
  readonly cells: number;
}

export interface Elite {
  readonly row: number;
  /** Bits per character on validation. */
  readonly bits: number;
}

/**
 * By the cells of the first descriptor and the second (0 where there is one alone), `x,y`; over further ones the best. Those who were not measured
 * are in no cell.
 */
export function elitesAt(
  lineage: Lineage,
  { descriptors, cells }: Grid,
  deme: string,
  generation: number,
): Map<string, Elite> {
  const wanted = lineage.demes.indexOf(deme);
  const elites = new Map<string, Elite>();
  for (let row = 0; row < countOf(lineage); row++) {
    const died = lineage.diedGeneration.values[row];
    if (lineage.deme.values[row] !== wanted || lineage.generation.values[row] > generation) continue;
    if (died !== NONE && died < generation) continue;
    const places = descriptors.map((one) => placeOn(one, measured(lineage, one.measure, row)));
    const bits = lineage.bits.values[row];
    if (Number.isNaN(bits) || places.some(Number.isNaN)) continue;
    const cell = `${cellAt(places[0], cells)},${places.length > 1 ? cellAt(places[1], cells) : 0}`;
    if (bits < (elites.get(cell)?.bits ?? Infinity)) elites.set(cell, { row, bits });
  }
  return elites;
}
