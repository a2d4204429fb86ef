/** The texts that a tournament is about, by content. */
import type { TournamentConfig } from './config';
import type { TournamentEnvironment } from './environments';
import type { TextReference } from './jobs/text-reference';

/** All that may come: of each niche its first, which is called as the niche is, and those that the environment names. */
export function textsOf({ niches, corpora }: Pick<TournamentConfig, 'niches' | 'corpora'>): readonly TextReference[] {
  return [
    ...niches.map(({ name, sha256 }) => ({ niche: name, sha256 })),
    ...corpora.map(({ name, sha256 }) => ({ niche: otherText(name), sha256 })),
  ];
}

/** The same, those of one content once. */
export function distinctTexts(config: Parameters<typeof textsOf>[0]): readonly TextReference[] {
  return textsOf(config).filter(({ sha256 }, at, all) => all.findIndex((one) => one.sha256 === sha256) === at);
}

/** What the text is called that a niche has on a corpus: its n-grams and length are kept by that name. */
export function textName({ niches }: Pick<TournamentConfig, 'niches'>, niche: string, corpus: string): string {
  return niches.some((one) => one.name === niche && one.corpus === corpus) ? niche : otherText(corpus);
}

/** No niche is called so: names have no blanks. */
function otherText(corpus: string): string {
  return `corpus ${corpus}`;
}

/** That each niche has in a generation. */
export function textsIn(config: TournamentConfig, { niches }: TournamentEnvironment): readonly TextReference[] {
  const shas = new Map(textsOf(config).map(({ niche, sha256 }) => [niche, sha256]));
  return niches.map(({ name, corpus }) => ({ niche: name, sha256: shas.get(textName(config, name, corpus))! }));
}

/** That one niche has there, as `textsOf` calls it. */
export function textIn(config: TournamentConfig, { niches }: TournamentEnvironment, niche: string): TextReference {
  const { corpus } = niches.find(({ name }) => name === niche)!;
  const called = textName(config, niche, corpus);
  return textsOf(config).find((text) => text.niche === called)!;
}
