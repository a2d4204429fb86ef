import { rateBy, toElo } from '#arena';
import {
  byCompetitor,
  type LengthOf,
  type MethodRating,
  preferencesOfBattles,
  preferencesOfVotes,
  type RateJob,
} from '#tournament';
import { ZERO } from './judge';

/** Ratings above WB-2, by name. */
export function rate({ generation, method, clusterBy, ...job }: RateJob): readonly MethodRating[] {
  const names = [...job.competitors].sort(byCompetitor); // as they were judged
  const written = new Map(
    job.lengths.map(({ competitor, prompt, characters }) => [`${prompt} ${competitor}`, characters]),
  );
  const lengthOf: LengthOf = (competitor, prompt) => written.get(`${prompt} ${competitor}`);
  const preferences = [
    ...preferencesOfBattles(job.battles, names, lengthOf),
    ...preferencesOfVotes(job.votes, names, { generation, weight: job.voteWeight, lengthOf }),
  ];
  const rated = rateBy(method, preferences, names.length, { clusterBy, reference: names.indexOf(ZERO) });
  return names.map((competitor, at) => {
    const nats = rated.nats[at];
    return {
      competitor,
      nats,
      standardErrorNats: rated.spread?.standardErrors[at] ?? null,
      lowerNats: rated.spread?.intervals[at].lower ?? null,
      upperNats: rated.spread?.intervals[at].upper ?? null,
      ownErrorNats: rated.spread?.ownErrors[at] ?? null,
      degreesOfFreedom: rated.spread?.degreesOfFreedom ?? null,
      elo: toElo(nats),
      ...rated.ranks[at],
      battles: preferences.filter(({ first, second }) => first === at || second === at).length,
      notes: rated.notes.filter(({ competitors }) => competitors.includes(at)).map(({ text }) => text),
    };
  });
}
