/** Whether two arms that are compared can be. Each throws an InvalidRequestError that names all arms that cannot. */
import { canonicalJson, type Json, wrongValue } from '#base';
import type { ExperimentConfig, MeasuredMetric } from '#contracts';
import { actingChanges } from '#environment';
import { type Condition, type Contrast, type Design, unequal } from '#experiment';
import { plannedTrainingFlops, type Tournament, type TournamentConfig } from '#tournament';
import { InvalidRequestError } from '../shared/errors';
import { metricNamed } from './metric-outcome';
import { sameTexts } from './same-texts';

/** A condition with the tournament that its cells will be, whatever their seed. */
export interface Prepared<Of = Pick<Tournament, 'config'>> {
  readonly condition: Condition;
  readonly tournament: Of;
}

type Problems = InvalidRequestError['errors'];

interface Measure {
  readonly field: string;
  readonly what: string;
  readonly isSame: (one: TournamentConfig, other: TournamentConfig) => boolean;
}

const same =
  (of: (config: TournamentConfig) => Json): Measure['isSame'] =>
  (one, other) =>
    canonicalJson(of(one)) === canonicalJson(of(other));

/**
 * What the outcome is measured on and with. Levels of a factor may differ in it, arms may not: capacities may, and what a mixture is of. Metrics that are no
 * cross-entropies, such as of diversity or of time, are compared between any arms.
 */
function rulerOf({ metric }: ExperimentConfig['outcome'], seeds: readonly number[]): readonly Measure[] {
  if (!isOfText(metric)) return [];
  const symbols = metric ? 'validationSymbols' : 'testSymbols';
  const when = metric === undefined ? 'in the end' : 'where they are compared';
  return [
    {
      field: 'niches',
      what: 'other niches',
      isSame: same(({ niches }) => niches.map(({ name, sha256 }) => [name, sha256])),
    },
    {
      field: 'environment',
      what: `other corpora, or others ${when},`,
      isSame: sameTexts(metric, seeds),
    },
    {
      field: 'vocabularyLimit',
      what: 'another vocabularyLimit',
      isSame: same(({ vocabularyLimit }) => vocabularyLimit),
    },
    {
      field: `evaluation.${symbols}`,
      what: `another evaluation.${symbols}`,
      isSame: same(({ evaluation }) => evaluation[symbols]),
    },
  ];
}

/** Bits and nats of a character or symbol are of the texts that they are measured on. */
function isOfText(metric: MeasuredMetric | undefined): boolean {
  return metric === undefined || / per (character|symbol)/.test(metricNamed(metric.name)?.unit ?? '');
}

/** Arms that are compared must be measured alike. */
export function checkRuler(
  { contrasts, seeds }: Design,
  { outcome }: Pick<ExperimentConfig, 'outcome'>,
  prepared: readonly Prepared[],
): void {
  const ruler = rulerOf(outcome, seeds);
  if (ruler.length === 0) return;
  const answering = prepared.flatMap(answeringTexts);
  if (answering.length > 0) throw new InvalidRequestError(withoutTwins(answering));
  const problems = twinsOf(contrasts, prepared).flatMap(({ arm, to, own, twin }) => {
    const differing = ruler.filter(({ isSame }) => !isSame(own.tournament.config, twin.tournament.config));
    return differing.map(({ field, what }) => {
      const sources = [twin, own].map(({ condition }) => condition.sourceOf(field));
      const source = sources.find((each) => each.startsWith('arms.')) ?? sources[0];
      const message = `gives ${to} ${what} than ${arm} has; must be the same, since the outcomes of both are compared`;
      return { field: `config.${source}`, message };
    });
  });
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

/** Two arms that make the same tournaments at all levels would come to the same figures, seed by seed; so would two levels that do in all arms. */
export function checkDistinct(
  { arms, factors }: Pick<Design, 'arms' | 'factors'>,
  prepared: readonly Prepared[],
): void {
  const texts = prepared.map(({ condition, tournament }) => ({ condition, text: textOfActing(tournament.config) }));
  const textsWhere = (isIn: (condition: Condition) => boolean): string =>
    texts.flatMap(({ condition, text }) => (isIn(condition) ? [text] : [])).join('\n'); // all in one order
  const ofArms = arms.map(({ name }) => textsWhere(({ arm }) => arm === name));
  const problems = [
    ...alike(ofArms).map(([at, twin]) => {
      const message = `makes of the base what ${arms[twin].name} is already: nothing in them would differ; must set something else`;
      return { field: `config.arms.${at}`, message };
    }),
    ...Object.entries(factors).flatMap(([factor, levels]) =>
      alike(levels.map(({ level }) => textsWhere((condition) => condition.levels[factor] === level))).map(
        ([at, twin]) => {
          const message = `makes in all arms what ${levels[twin].level} does already; must set something else`;
          return { field: `config.factors.${factor}.${at}`, message };
        },
      ),
    ),
  ];
  if (problems.length > 0) throw new InvalidRequestError(problems);
}

/** Indices of those that stand further up already, with where. */
function alike(texts: readonly string[]): readonly (readonly [at: number, twin: number])[] {
  return texts.map((text, at) => [at, texts.indexOf(text)] as const).filter(([at, twin]) => twin < at);
}

/** Dials of breeding alone. */
const OF_BREEDING: readonly string[] = ['direction', 'growth', 'migration', 'mutation', 'predation'];

/** A config without what does nothing in it: changes to what is so already, and, where one generation lives, how it breeds: nobody is a parent. */
function textOfActing({ name: _, ...config }: TournamentConfig): string {
  const { generations, breeding, regulation } = config;
  const environment = actingChanges(config);
  if (generations > 1) return canonicalJson({ ...config, environment } as unknown as Json);
  const { founders = null, species, descriptors, selfAdaptation } = breeding;
  const acting = environment.filter(({ set }) => !OF_BREEDING.includes(set));
  const others = { breeding: { founders, species, descriptors, selfAdaptation }, environment: acting, heredity: null };
  // Marks are set in a first life already.
  if (regulation) Object.assign(others, { regulation: { ...regulation, rates: null } });
  return canonicalJson({ ...config, ...others } as unknown as Json);
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
  const keyOf = (arm: string, { levels }: Condition): string => canonicalJson([arm, levels]);
  const byKey = new Map(prepared.map((each) => [keyOf(each.condition.arm, each.condition), each]));
  return contrasts.flatMap(({ arm, to }) =>
    prepared
      .filter(({ condition }) => condition.arm === arm)
      .map((own) => ({ arm, to, own, twin: byKey.get(keyOf(to, own.condition))! })),
  );
}

const scientific = (flops: number): string => flops.toExponential(2).replace('+', '');
