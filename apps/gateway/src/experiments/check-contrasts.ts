/** Whether two arms that are compared can be. Each throws an InvalidRequestError that names all arms that cannot. */
import { canonicalJson, type Json } from '#base';
import type { ExperimentConfig } from '#contracts';
import { type Condition, type Contrast, type Design, sameLevels, unequal } from '#experiment';
import { plannedTrainingFlops, type Tournament, type TournamentConfig } from '#tournament';
import { InvalidRequestError } from '../shared/errors';

/** A condition with the tournament that its cells will be, whatever their seed. */
export interface Prepared<Of = Pick<Tournament, 'config'>> {
  readonly condition: Condition;
  readonly tournament: Of;
}

type Problems = InvalidRequestError['errors'];

/** What the outcome is measured on and with, by its field. Levels of a factor may differ in it, arms may not: capacities may. */
const RULER: Readonly<Record<string, (config: TournamentConfig) => Json>> = {
  niches: ({ niches }) => niches.map(({ name, sha256 }) => [name, sha256]),
  vocabularyLimit: ({ vocabularyLimit }) => vocabularyLimit,
  'evaluation.testSymbols': ({ evaluation }) => evaluation.testSymbols,
  'evaluation.community.members': ({ evaluation }) => evaluation.community.members,
};

/** Arms that are compared must be measured alike. */
export function checkRuler({ contrasts }: Design, prepared: readonly Prepared[]): void {
  const problems = twinsOf(contrasts, prepared).flatMap(({ arm, to, own, twin }) =>
    Object.entries(RULER).flatMap(([field, ruler]) => {
      const [one, other] = [own, twin].map(({ tournament }) => canonicalJson(ruler(tournament.config)));
      if (one === other) return [];
      const sources = [twin, own].map(({ condition }) => condition.sourceOf(field));
      const source = sources.find((each) => each.startsWith('arms.')) ?? sources[0];
      const message = `gives ${to} another ${field} than ${arm} has; must be the same, since the outcomes of both are compared`;
      return [{ field: `config.${source}`, message }];
    }),
  );
  if (problems.length > 0) throw new InvalidRequestError(withoutTwins(problems));
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
