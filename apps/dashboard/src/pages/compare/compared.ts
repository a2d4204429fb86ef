import type { GenerationView, TournamentView } from '#contracts';

/** A tournament beside others, with its closed generations. */
export interface Compared {
  readonly tournament: TournamentView;
  readonly generations: readonly GenerationView[];
}
