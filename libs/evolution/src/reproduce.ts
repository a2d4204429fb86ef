/** Reproduction: a mutated clone of one parent, or a mutated recombinant of two. */
import type { Prng } from '#base';
import { crossover, type Genome, mutate, type SearchSpace } from '#genome';
import type { BreedingSettings } from './breeding-settings';
import type { ViableCandidate } from './candidate';
import type { Conception, ParentShare } from './conception';

type Offspring = Pick<Conception, 'genome' | 'parents' | 'donor'>;

/** The child of two parents, the fitter and primary one first; of one parent, its mutated clone. */
export function reproduce(
  couple: readonly ViableCandidate[],
  space: SearchSpace,
  settings: BreedingSettings,
  prng: Prng,
): Offspring {
  const [primary, secondary = primary] = couple;
  const { genome: recombined, origins } = crossover(primary.genome, secondary.genome, space, settings.crossover, prng);
  const genome = mutate(recombined, space, { rate: settings.mutationRate, scale: settings.mutationScale }, prng);
  const giverOf = (locus: string) => couple[origins[locus]] ?? primary;
  const parents = couple.map((parent, rank): ParentShare => {
    const genes = space.map(({ name }) => name).filter((name) => giverOf(name) === parent);
    return { id: parent.id, share: genes.length / space.length, role: rank === 0 ? 'primary' : 'secondary', genes };
  });
  return { genome, parents, donor: donorOf(genome, couple) };
}

/** Weights fit a child of the same family alone. */
function donorOf(child: Genome, couple: readonly ViableCandidate[]): string | null {
  return couple.find(({ genome }) => genome.family === child.family)?.id ?? null;
}
