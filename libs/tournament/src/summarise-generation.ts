/**
 * What of a generation is no number: the leader and the arena of each niche. `individuals` are those who lived in it, with the ratings of the
 * generation, and maybe some who died before.
 */
import type { TournamentEnvironment } from './environments';
import type { Judgement } from './hold-arenas';
import { leaderIn } from './living';
import { livedIn } from './lived-generation';
import type { Generation, Individual } from './records';

export function summariseGeneration(
  { niches }: TournamentEnvironment,
  generation: number,
  individuals: readonly Individual[],
  { arenas, voteCut }: Judgement,
): Omit<Generation, 'closedAt'> {
  const population = livedIn(individuals, generation);
  return {
    generation,
    niches: niches.map(({ name: niche, fitness }) => {
      const best = leaderIn(niche, population, fitness);
      return { niche, best: best ? { id: best.id } : null, arena: arenas.get(niche)?.summary ?? null };
    }),
    voteCut,
  };
}
