/** Whether two arms that are compared can be. Each throws an InvalidRequestError that names all arms that cannot. */
import { canonicalJson, type Json, wrongValue } from '#base';
import type { ExperimentConfig } from '#contracts';
import { type Condition, type Contrast, type Design, sameLevels, unequal } from '#experiment';
import { plannedEnvironment, plannedTrainingFlops, type Tournament, type TournamentConfig } from '#tournament';
import { InvalidRequestError } from '../shared/errors';

/** A condition with the tournament that its cells will be, whatever their seed. */
export interface Prepared<Of = Pick<Tournament, 'config'>> {
  readonly condition: Condition;
  readonly tournament: Of;
}

type Problems = InvalidRequestError['errors'];

interface Measure {
  readonly field: string;
  readonly what: string;
  readonly of: (config: TournamentConfig, seeds: readonly number[]) => Json;
}

/** What the outcome is measured on and with. Levels of a factor may differ in it, arms may not: capacities may, and what a mixture is of. */
const RULER: readonly Measure[] = [
  {
    field: 'niches',
    what: 'other niches',
    of: ({ niches }) => niches.map(({ name, sha256 }) => [name, sha256]),
  },
  { field: 'environment', what: 'other corpora, or others in the end,', of: textsOver },
  { field: 'vocabularyLimit', what: 'another vocabularyLimit', of: ({ vocabularyLimit }) => vocabularyLimit },
  {
    field: 'evaluation.testSymbols',
    what: 'another evaluation.testSymbols',
    of: ({ evaluation }) => evaluation.testSymbols,
  },
];

/** Those that the vocabulary is of beside those of niches, and by seed those that niches have in the end. */
function textsOver(config: TournamentConfig, seeds: readonly number[]): Json {
  const { niches, corpora, generations } = config;
  const hashes = new Map([
    ...niches.map(({ corpus, sha256 }) => [corpus, sha256] as const),
    ...corpora.map(({ name, sha256 }) => [name, sha256] as const),
  ]);
  const ends = seeds.map((seed) => plannedEnvironment(config, generations - 1, seed).niches);
  return [corpora.map(({ sha256 }) => sha256).sort(), ends.map((all) => all.map(({ corpus }) => hashes.get(corpus)!))];
}

/** Arms that are compared must be measured alike. */
export function checkRuler({ contrasts, seeds }: Design, prepared: readonly Prepared[]): void {
  const answering = prepared.flatMap(answeringTexts);
  if (answering.length > 0) throw new InvalidRequestError(withoutTwins(answering));
  const problems = twinsOf(contrasts, prepared).flatMap(({ arm, to, own, twin }) =>
    RULER.flatMap(({ field, what, of }) => {
      const [one, other] = [own, twin].map(({ tournament }) => canonicalJson(of(tournament.config, seeds)));
      if (one === other) return [];
      const sources = [twin, own].map(({ condition }) => condition.sourceOf(field));
      const source = sources.find((each) => each.startsWith('arms.')) ?? sources[0];
      const message = `gives ${to} ${what} than ${arm} has; must be the same, since the outcomes of both are compared`;
      return [{ field: `config.${source}`, message }];
    }),
  );
  if (problems.length > 0) throw new InvalidRequestError(withoutTwins(problems));
}

/** Changes of corpus that nobody can plan: what such a tournament ends on is known when it has ended. */
function answeringTexts({ condition, tournament }: Prepared): Problems {
  return tournament.config.environment.flatMap(({ set, course }, at) => {
    if (set !== 'corpus' || course !== 'bits') return [];
    const field = `config.${condition.sourceOf(`environment.${at}.course`)}`;
    return [
      { field, message: wrongValue(course, 'must be another in an experiment: arms must end on texts known before') },
    ];
  });
}

/** Arms that are compared must plan to spend as much; what they spend is compared again as they end. */
export function checkCompute(
  { compute: { tolerance } }: ExperimentConfig,
  { arms, contrasts }: Design,
  prepared: readonly Prepared[],
): void {
  const planned = new Map(prepared.map((each) => [each, plannedTrainingFlops(each.tournament.config)]));
  const problems = twinsOf(contrasts, prepared).flatMap(({ arm, to, own, twin }) => {
    const flops = [own, twin].map((each) => planned.get(each)!);
    const problem = unequal(
      [
        { arm, flops: flops[0] },
        { arm: to, flops: flops[1] },
      ],
      tolerance,
    );
    const index = arms.findIndex(({ name }) => name === to);
    const plan = `${to} would spend ${scientific(flops[1])} FLOPs on training, and ${arm} ${scientific(flops[0])}`;
    return problem ? [{ field: `config.arms.${index}`, message: `is ${problem}: ${plan}` }] : [];
  });
  if (problems.length > 0) throw new InvalidRequestError(withoutTwins(problems));
}

/** What is wrong in the base is so in every arm, and told once. */
export function withoutTwins(problems: Problems): Problems {
  return [...new Map(problems.map((problem) => [`${problem.field} ${problem.message}`, problem])).values()];
}

/** Both sides of each contrast, at each combination of levels. */
function twinsOf(contrasts: readonly Contrast[], prepared: readonly Prepared[]) {
  return contrasts.flatMap(({ arm, to }) =>
    prepared
      .filter(({ condition }) => condition.arm === arm)
      .map((own) => {
        const levels = own.condition.levels;
        const twin = prepared.find(({ condition }) => condition.arm === to && sameLevels(levels, condition.levels))!;
        return { arm, to, own, twin };
      }),
  );
}

const scientific = (flops: number): string => flops.toExponential(2).replace('+', '');
