/** What a fork begins with, as the first commit of it: rows and events. */
import { type Json, individualId } from '#base';
import type { MetricValueView } from '#contracts';
import { geneParents, searchSpaceOf } from '#evolution';
import { geneOrigins } from '#lineage';
import type { EnvironmentState } from '../environments';
import { byId } from '../living';
import type { ForkOf, Individual, OpenArena, Tournament } from '../records';
import { birthData } from '../tournament-events';
import type { Change, NewEvent } from '../tournament-store.port';

export interface Start {
  /** By birth, with their newest lives and ratings. */
  readonly carried: readonly Individual[];
  readonly schemeState: Json;
  readonly environment: EnvironmentState;
  /** Of the generation, in the order of the config, as far as there are ratings; without texts. */
  readonly arenas: readonly OpenArena[];
  /** Of the generation: sums so far go on from them. */
  readonly metrics: readonly MetricValueView[];
}

type Fork = Pick<Tournament, 'config'> & { readonly forkOf: ForkOf };

export function startChange({ config, forkOf }: Fork, start: Start): Change {
  const { generation } = forkOf;
  const { carried, schemeState, environment, arenas, metrics } = start;
  const space = searchSpaceOf(config);
  const known = byId(carried);
  return {
    scheme: { generation, state: schemeState },
    environment: { generation, ...environment },
    born: carried,
    origins: carried.flatMap((one) => {
      const genomes = geneParents(one.parents).map(({ id }) => known.get(id)!.genome);
      return geneOrigins(one, genomes, space);
    }),
    arenas,
    metrics,
    ratings: carried.flatMap(({ rating }) => rating ?? []),
    events: startEvents(forkOf, carried),
  };
}

export function startEvents({ tournament, generation }: ForkOf, carried: readonly Individual[]): NewEvent[] {
  const individuals = carried.length;
  return [
    { type: 'tournament.forked', data: { tournament, generation, individuals } },
    ...carried.map((one): NewEvent => ({ type: 'individual.carried', data: carriedData(tournament, one) })),
  ];
}

function carriedData(tournament: string, one: Individual) {
  const { bitsPerCharacter = null, predictionEntropyBits = null } = one.life?.validation ?? {};
  const rating = one.rating?.nats ?? null;
  return {
    ...birthData(one),
    original: individualId(tournament, one),
    bitsPerCharacter,
    predictionEntropyBits,
    rating,
  };
}
