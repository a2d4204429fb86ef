/** The regulatory genome of a newborn: founded, or of its parents' with what changed in it. */
import type { Prng } from '#base';
import { foundGenome } from './found-genome';
import { mutateGenes } from './mutate-genes';
import { rearrange } from './rearrange';
import { recombineGenomes } from './recombine';
import type { RegulationSettings } from './regulation-settings';
import type { RegulatoryGenome } from './regulatory-genome';

export interface Conceived {
  readonly genome: RegulatoryGenome;
  /** Which of the parents gave each gene that is no duplicate, by its id; none of a founder. */
  readonly givers: ReadonlyMap<string, number>;
}

/** `parents` are the primary one and, of two, the other; none of a founder. `birth` of the child, as `3-5`, names what is new in it. */
export function conceiveGenome(
  parents: readonly RegulatoryGenome[],
  settings: RegulationSettings,
  signals: number,
  birth: string,
  prng: Prng,
): Conceived {
  const [primary, secondary] = parents;
  if (!primary) return { genome: foundGenome(settings, signals, prng), givers: new Map() };
  const { rates } = settings;
  const mixed = secondary ? recombineGenomes(primary, secondary, rates.recombination, prng) : primary;
  const own = new Set(primary.genes);
  const givers = new Map(mixed.genes.map((gene) => [gene.id, own.has(gene) ? 0 : 1]));
  const { genes, chromatin } = mutateGenes(mixed, rates, prng);
  return { genome: { genes: rearrange(genes, rates, settings, birth, prng), chromatin }, givers };
}
