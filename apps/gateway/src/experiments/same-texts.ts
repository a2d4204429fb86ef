/** Whether two arms have the same corpora, and plan the same texts where their outcomes are compared. */
import type { MeasuredMetric } from '#contracts';
import { needOf } from '#metrics';
import { plannedEnvironment, type TournamentConfig } from '#tournament';
import { rangesOf } from './metric-outcome';

/** Says it of two configs at every seed. What a config plans is reckoned once, and no further than to the first difference. */
export function sameTexts(
  metric: MeasuredMetric | undefined,
  seeds: readonly number[],
): (one: TournamentConfig, other: TournamentConfig) => boolean {
  const planned = new WeakMap<TournamentConfig, (generation: number, seed: number) => string>();
  const planOf = (config: TournamentConfig) => {
    const plan = planned.get(config) ?? textsOf(config);
    planned.set(config, plan);
    return plan;
  };
  return (one, other) => {
    const [ofOne, ofOther] = [planOf(one), planOf(other)];
    const [compared, comparedOther] = [comparedIn(one, metric), comparedIn(other, metric)];
    const drawn = [one, other].some((config) => changesOfText(config).some(({ course }) => course === 'random'));
    return (
      corporaOf(one) === corporaOf(other) &&
      compared.length === comparedOther.length &&
      (drawn ? seeds : seeds.slice(0, 1)).every((seed) =>
        compared.every((generation, at) => ofOne(generation, seed) === ofOther(comparedOther[at], seed)),
      )
    );
  };
}

/** Those that the vocabulary is of beside those of niches. */
function corporaOf({ corpora }: TournamentConfig): string {
  return corpora
    .map(({ sha256 }) => sha256)
    .sort()
    .join(' ');
}

/** Generations whose texts the outcome is of: of a metric that looks back all until the last of them. */
function comparedIn(config: TournamentConfig, metric: MeasuredMetric | undefined): readonly number[] {
  const { generations } = config;
  if (metric === undefined) return [generations - 1];
  const ranges = rangesOf(metric, generations);
  const need = needOf(metric.name);
  const looksBack = need === 'formerText' || need === 'shift';
  const looked = looksBack ? [{ from: 0, to: Math.max(...ranges.map(({ to }) => to)) }] : ranges;
  const all = looked.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
  return [...new Set(all)];
}

/** Hashes of the texts that the niches have in a generation, in the order of niches. */
function textsOf(config: TournamentConfig): (generation: number, seed: number) => string {
  const hashes = new Map([
    ...config.niches.map(({ corpus, sha256 }) => [corpus, sha256] as const),
    ...config.corpora.map(({ name, sha256 }) => [name, sha256] as const),
  ]);
  const known = new Map<string, string>();
  const changes = changesOfText(config).length > 0;
  return (generation, seed) => {
    const key = changes ? `${seed} ${generation}` : '';
    const texts =
      known.get(key) ??
      plannedEnvironment(config, generation, seed)
        .niches.map(({ corpus }) => hashes.get(corpus)!)
        .join(' ');
    known.set(key, texts);
    return texts;
  };
}

function changesOfText({ environment }: TournamentConfig) {
  return environment.filter(({ set }) => set === 'corpus');
}
