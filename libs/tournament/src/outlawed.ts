/** Those whose design their niche allows no more: they die as the generation opens, and are no parents in it. */
import { nicheIn } from '#environment';
import type { Candidate } from '#evolution';
import type { TournamentEnvironment } from './environments';
import { withFormerDonors } from './fork/former-donors';
import { candidate } from './living';
import { designFault } from './plan-life';
import type { Individual, Tournament } from './records';

/** Why, by id. */
export function outlawedIn(
  environment: TournamentEnvironment,
  living: readonly Individual[],
): ReadonlyMap<string, string> {
  return new Map(
    living.flatMap(({ id, niche, phenotype, parameters }) => {
      const fault = designFault(nicheIn(environment, niche), phenotype, parameters);
      return fault === null ? [] : [[id, fault]];
    }),
  );
}

/** The others. */
export function notIn(outlawed: ReadonlyMap<string, string>, living: readonly Individual[]): readonly Individual[] {
  return living.filter(({ id }) => !outlawed.has(id));
}

/** As selection sees them. */
export function candidatesOf(
  { forkOf }: Pick<Tournament, 'forkOf'>,
  living: readonly Individual[],
  outlawed: ReadonlyMap<string, string>,
): readonly Candidate[] {
  return living.map((one) => {
    const seen = withFormerDonors(candidate(one), forkOf);
    return outlawed.has(one.id) ? unselectable(seen) : seen;
  });
}

/** As selection sees one who is not viable. */
function unselectable(candidate: Candidate): Candidate {
  const nothing = { validationNats: null, blockNats: [], prequentialNats: null, predictionEntropyBits: null };
  return { ...candidate, ...nothing, rating: null };
}
