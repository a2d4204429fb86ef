import type { TournamentView } from '#contracts';

/** A config to launch again: called as the tournament is now, its texts left to be pinned anew. */
export function cloneOf({ config, name, notes }: Pick<TournamentView, 'config' | 'name' | 'notes'>): unknown {
  const niches = (config.niches ?? []) as readonly Readonly<Record<string, unknown>>[];
  return { ...config, name, notes, niches: niches.map(({ sha256: _, ...niche }) => niche) };
}
