import type { Prng } from '#base';
import type { ViableCandidate } from '../candidate';
import { type Ranked, selectByTournament } from '../tournament-selection';
import type { Tiers } from './tiers';

/** The candidates of a deme as a fitness orders them, and how it draws parents from them. */
export interface MatingPool {
  readonly tiers: Tiers;
  /** A parent other than `partner`, who is not the only candidate. */
  drawParent(prng: Prng, partner?: ViableCandidate): ViableCandidate;
}

export interface Contestant extends Ranked {
  readonly candidate: ViableCandidate;
}

/** Parents win what `select` makes of the contestants. */
export function contestPool(
  tiers: Tiers,
  select: (contestants: readonly Contestant[], prng: Prng) => Contestant,
): MatingPool {
  const contestants = tiers.flatMap((tier, rank) => tier.map((candidate) => ({ candidate, rank })));
  return {
    tiers,
    drawParent: (prng, partner) =>
      select(partner ? contestants.filter(({ candidate }) => candidate !== partner) : contestants, prng).candidate,
  };
}

/** Parents are the fittest of `size` contestants. */
export function tournamentPool(tiers: Tiers, size: number): MatingPool {
  return contestPool(tiers, (contestants, prng) => selectByTournament(contestants, size, prng));
}
