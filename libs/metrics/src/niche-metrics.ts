/** How those who lived in a niche did on its validation part. */
import { groupBy, mean } from '#base';
import { type EvaluationScore, pairedDifference } from '#arena';
import { natsToBits } from '#entropy';
import type { LivedGeneration, Member } from './lived-generation';
import { type Measurement, type Metric, once } from './metric';

interface Niche {
  readonly subject: string;
  readonly population: readonly Member[];
  readonly scores: readonly EvaluationScore[];
  readonly founders: readonly EvaluationScore[];
  readonly best: EvaluationScore | null;
}

const nichesOf = once(({ niches, leaders, population, founders }: LivedGeneration): readonly Niche[] => {
  const [living, first] = [population, founders].map((members) => groupBy(members, ({ niche }) => niche));
  return niches.map((subject) => {
    const here = living.get(subject) ?? [];
    const best = here.find(({ id }) => leaders.includes(id))?.score ?? null;
    return { subject, population: here, scores: scoresOf(here), founders: scoresOf(first.get(subject) ?? []), best };
  });
});

const scoresOf = (members: readonly Member[]): readonly EvaluationScore[] =>
  members.flatMap(({ score }) => score ?? []);

const ofNiche = (valueOf: (niche: Niche) => Omit<Measurement, 'subject'>) => (generation: LivedGeneration) =>
  nichesOf(generation).map((niche): Measurement => ({ subject: niche.subject, ...valueOf(niche) }));

export const NICHE_METRICS: readonly Metric<LivedGeneration>[] = [
  {
    name: 'population',
    unit: 'individuals',
    scope: 'niche',
    direction: null,
    help: 'Individuals who lived in the niche, the non-viable among them.',
    compute: ofNiche(({ population }) => ({ value: population.length })),
  },
  {
    name: 'viable',
    unit: 'individuals',
    scope: 'niche',
    direction: 'higher',
    help: 'Individuals of the niche that could be trained and evaluated.',
    compute: ofNiche(({ scores }) => ({ value: scores.length })),
  },
  {
    name: 'bestBitsPerCharacter',
    unit: 'bits per character',
    scope: 'niche',
    direction: 'lower',
    help: 'Cross-entropy on the validation part of the leader: the fittest of those who lived, by the fitness of the tournament.',
    compute: ofNiche(({ best }) => ({ value: best?.bitsPerCharacter ?? NaN })),
  },
  {
    name: 'meanBitsPerCharacter',
    unit: 'bits per character',
    scope: 'niche',
    direction: 'lower',
    help: 'Mean cross-entropy of the viable on the validation part.',
    compute: ofNiche(({ scores }) => ({ value: mean(scores.map(({ bitsPerCharacter }) => bitsPerCharacter)) })),
  },
  {
    name: 'predictionEntropyBits',
    unit: 'bits per symbol',
    scope: 'niche',
    direction: null,
    help: 'Mean Shannon entropy of the predictions of the viable. Below their cross-entropy, predictions are overconfident.',
    compute: ofNiche(({ scores }) => ({
      value: mean(scores.map(({ predictionEntropyBits }) => predictionEntropyBits)),
    })),
  },
  {
    name: 'prequentialBits',
    unit: 'bits per character',
    scope: 'niche',
    direction: 'lower',
    help: 'Mean prequential code length of the viable: what their training text cost, each batch before it was learned from (Dawid 1984).',
    compute: ofNiche(({ population }) => ({ value: meanBits(population.map((one) => one.prequentialNats)) })),
  },
  {
    name: 'prequentialSlopeBits',
    unit: 'bits per character per doubling',
    scope: 'niche',
    direction: 'lower',
    help: 'Mean slope of that cost over a training: by how much it falls, below 0, with each doubling of what was trained on.',
    compute: ofNiche(({ population }) => ({ value: meanBits(population.map((one) => one.prequentialSlope)) })),
  },
  {
    name: 'improvementNats',
    unit: 'nats per symbol',
    scope: 'niche',
    direction: 'higher',
    help:
      'Mean cross-entropy of generation 0 less that of this one, paired by evaluation block. What inherited weights learned before counts ' +
      'too, so that it is no measure of selection alone. The standard error is that on this text. None while the niche has another text than then.',
    compute: ofNiche(({ scores, founders }) => improvementOver(founders, scores)),
  },
];

function meanBits(nats: readonly (number | null)[]): number {
  return natsToBits(mean(nats.flatMap((own) => own ?? [])));
}

function improvementOver(founders: readonly EvaluationScore[], scores: readonly EvaluationScore[]) {
  if (founders.length === 0 || scores.length === 0) return { value: NaN };
  const { difference: value, standardError } = pairedDifference(meanBlocks(founders), meanBlocks(scores));
  return { value, standardError };
}

/** Mean nats of each evaluation block. */
function meanBlocks(scores: readonly EvaluationScore[]): number[] {
  return scores[0].blocks.map((_, block) => mean(scores.map(({ blocks }) => blocks[block])));
}
