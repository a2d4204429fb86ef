/** The texts that niches had before the last shift. */
import type { TournamentEnvironment } from './environments';
import type { OpenRun } from './run';

export interface FormerCorpus {
  readonly corpus: string;
  /** The last generation that lived on it before the shift. */
  readonly until: number;
}

/** By niche, of those whose text has changed. */
export async function formerCorpora(
  run: Pick<OpenRun, 'stays' | 'environment'>,
  generation: number,
): Promise<ReadonlyMap<string, FormerCorpus>> {
  const stays = await run.stays(generation, run.environment);
  return new Map(
    Object.entries(stays).map(([niche, own]) => {
      const [{ corpus }, { generations: since }] = own.slice(-2);
      return [niche, { corpus, until: generation - since.length - 1 }];
    }),
  );
}

/** The environment as it is, but for those. */
export function withCorpora(
  { niches, ...rest }: TournamentEnvironment,
  corpora: ReadonlyMap<string, FormerCorpus>,
): TournamentEnvironment {
  return {
    ...rest,
    niches: niches.map((niche) => ({ ...niche, corpus: corpora.get(niche.name)?.corpus ?? niche.corpus })),
  };
}
