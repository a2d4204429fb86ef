/** The texts that niches had before the last shift. */
import type { TournamentEnvironment } from './environments';
import type { OpenRun } from './run';

/** Corpora by niche, of those whose text has changed. */
export async function formerCorpora(
  run: Pick<OpenRun, 'stays' | 'environment'>,
  generation: number,
): Promise<ReadonlyMap<string, string>> {
  const stays = await run.stays(generation, run.environment);
  return new Map(Object.entries(stays).map(([niche, own]) => [niche, own[own.length - 2].corpus]));
}

/** The environment as it is, but for those. */
export function withCorpora(
  { niches, ...rest }: TournamentEnvironment,
  corpora: ReadonlyMap<string, string>,
): TournamentEnvironment {
  return { ...rest, niches: niches.map((niche) => ({ ...niche, corpus: corpora.get(niche.name) ?? niche.corpus })) };
}
