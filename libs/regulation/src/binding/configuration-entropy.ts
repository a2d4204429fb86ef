import type { Dna } from '../dna';
import type { BindingFactor, Nucleosome } from './factor';
import { partitionBits } from './occupancy';

/** Of the power by which the slope is told: off by its square. */
const STEP = 1e-5;

/**
 * The entropy of what is bound to DNA in equilibrium, in bits: -sum over configurations of p log2 p, to about 1e-7. Both strands of a place are told apart, and so are
 * nucleosomes with other pioneers inside. It is 0 where one configuration alone occurs.
 *
 * There are exponentially many; but with Z(b) the sum over them of weight^b, p = weight / Z(1), so that it is log2 Z less the slope of log2 Z(b) at b = 1: the entropy of
 * statistical mechanics, b being the inverse temperature. `bits` is log2 Z, where it is known. Throws as
 * `occupancyOf` does.
 */
export function configurationEntropyBits(
  dna: Dna,
  factors: readonly BindingFactor[],
  nucleosome: Nucleosome,
  bits = partitionBits(dna, factors, nucleosome),
): number {
  const bitsAt = (power: number): number => {
    const weight = nucleosome.weight ** power;
    return partitionBits(
      dna,
      factors.map((factor) => raised(factor, power)),
      { ...nucleosome, weight },
    );
  };
  const slope = (bitsAt(1 + STEP) - bitsAt(1 - STEP)) / (2 * STEP);
  return Math.max(0, bits - slope);
}

/** So that each weight of a configuration is to that power. */
function raised({ weights, concentration, cooperativity, isPioneer }: BindingFactor, power: number): BindingFactor {
  return {
    weights: weights.map((bits) => power * bits),
    concentration: concentration ** power,
    cooperativity: cooperativity ** power,
    isPioneer,
  };
}
