/** Tournaments side by side: what differs in their configs, the best of each niche as they went, their champions. */
import { canonicalJson, type Json } from '#base';
import type { ComparisonView, MetricValueView, TournamentView } from '#contracts';

export interface Compared {
  readonly tournament: TournamentView;
  /** Of the leader of each niche, by generation. */
  readonly best: readonly Pick<MetricValueView, 'generation' | 'subject' | 'value'>[];
}

export function compareTournaments(compared: readonly Compared[]): ComparisonView {
  return {
    tournaments: compared.map(({ tournament: { id, name, status, champion, champions, communities } }) => {
      return { id, name, status, champion, champions, communities };
    }),
    differences: differencesOf(compared.map(({ tournament }) => ({ ...tournament.config, seed: tournament.seed }))),
    niches: bestByNiche(compared),
  };
}

/** Fields by path, such as `breeding.mutationRate`; null where a config lacks one. Names and notes are not compared. */
function differencesOf(configs: readonly object[]): ComparisonView['differences'] {
  const flat = configs.map((config) => {
    const { name: _name, notes: _notes, ...rest } = config as Record<string, unknown>;
    return flatten(rest);
  });
  const fields = [...new Set(flat.flatMap((each) => [...each.keys()]))].sort();
  return fields
    .map((field) => ({ field, values: flat.map((each) => each.get(field) ?? null) }))
    .filter(({ values }) => new Set(values.map((value) => canonicalJson(value as Json))).size > 1);
}

/** The leaves of a config by their path. */
function flatten(value: unknown, path: readonly string[] = []): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return new Map([[path.join('.'), value]]);
  }
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, [...path, key])]));
}

/** A generation's value is that of the best who lived in it; null where the tournament has no such generation or niche. */
function bestByNiche(compared: readonly Compared[]): ComparisonView['niches'] {
  const bests = compared.map(
    ({ best }) => new Map(best.map(({ generation, subject, value }) => [`${generation} ${subject}`, value])),
  );
  const last = Math.max(-1, ...compared.flatMap(({ best }) => best.map(({ generation }) => generation)));
  const niches = [...new Set(compared.flatMap(({ tournament }) => tournament.niches.map(({ name }) => name)))];
  return niches.map((niche) => ({
    niche,
    generations: Array.from({ length: last + 1 }, (_, generation) => ({
      generation,
      bestBitsPerCharacter: bests.map((best) => best.get(`${generation} ${niche}`) ?? null),
    })),
  }));
}
