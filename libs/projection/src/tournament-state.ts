/** What is known of a tournament from its event log, one event after the other; received live or replayed, it is the same. */
import type { EventType, LineageEvent, TournamentFacts, TournamentStatus } from '#contracts';
import { addBirth, addDeath, countOf, createLineage, type Lineage, rowOf } from './lineage';

/** Its facts, of whose `recent` events there are at most 2 x RECENT, and everyone who was ever born. */
export interface TournamentState extends TournamentFacts {
  readonly lineage: Lineage;
}

export const RECENT = 300;

export function createTournamentState(): TournamentState {
  return {
    lastSeq: 0,
    name: '',
    generations: 0,
    niches: [],
    status: undefined,
    reason: null,
    generation: -1,
    baselines: {},
    closed: [],
    champion: null,
    champions: [],
    communities: [],
    lineageHash: null,
    votes: 0,
    openVotes: [],
    lateVotes: [],
    arenas: [],
    species: [],
    lineage: createLineage(),
    opened: [],
    shifts: [],
    interventions: [],
    extinctions: [],
    resettlements: [],
    recent: [],
  };
}

type Apply = { readonly [Type in EventType]: (state: TournamentState, event: LineageEvent & { type: Type }) => void };

/** Takes the next event in; one that was received before changes nothing. Types that this page does not know are kept in the log alone. */
export function applyEvent(state: TournamentState, event: LineageEvent): void {
  if (event.seq <= state.lastSeq) return;
  state.lastSeq = event.seq;
  const change = APPLY[event.type] as ((state: TournamentState, event: LineageEvent) => void) | undefined;
  change?.(state, event);
  state.recent.push(event);
  if (state.recent.length > 2 * RECENT) state.recent = state.recent.slice(-RECENT);
}

const APPLY: Apply = {
  'tournament.launched': (state, { data }) => {
    state.name = data.name;
    state.generations = data.generations;
    state.niches = data.niches;
    state.status = 'running';
  },
  'tournament.forked': (state, { data: { generation }, seq, at }) => {
    state.generation = generation;
    state.opened.push({ generation, seq, at });
  },
  'baselines.fitted': (state, { data }) => {
    state.baselines = data.baselines;
  },
  'tournament.paused': stop('paused'),
  'tournament.cancelled': stop('cancelled'),
  'tournament.failed': stop('failed'),
  'tournament.resumed': (state) => {
    state.status = 'running';
    state.reason = null;
  },
  'tournament.finished': (state, { data }) => {
    state.status = 'finished';
    state.reason = null;
    state.champion = data.champion;
    state.champions = data.champions;
    state.communities = data.communities ?? [];
    state.lineageHash = data.lineageHash;
  },
  'generation.opened': (state, { data, seq, at }) => {
    state.generation = Math.max(state.generation, data.generation);
    state.opened.push({ generation: data.generation, seq, at });
  },
  'generation.closed': (state, { data, seq }) => {
    state.closed = [...state.closed.filter(({ generation }) => generation !== data.generation), { ...data, seq }];
    const isOf = (vote: { generation: number }): boolean => vote.generation === data.generation;
    for (const vote of state.openVotes) if (isOf(vote) && vote.seq > data.voteCut) countLate(state, vote);
    state.openVotes = state.openVotes.filter((vote) => !isOf(vote));
  },
  'environment.changed': (state, { data, seq }) => void state.shifts.push({ ...data, seq }),
  'environment.intervened': (state, { data, seq }) =>
    void state.interventions.push({ ...data, seq, generation: state.generation + 1 }),
  'deme.extinct': (state, { data }) => void state.extinctions.push(data),
  'deme.resettled': (state, { data }) => void state.resettlements.push(data),
  'species.born': (state, { data: { species, name, parent, founder, generation } }) => {
    state.species.push({ number: species, name, parent: parent?.species ?? null, founder, generation });
  },
  'species.extinct': () => undefined,
  'species.assigned': ({ lineage }, { data }) => {
    for (const { id, species } of data.members) {
      const row = rowOf(lineage, id);
      if (row !== undefined) lineage.species.values[row] = species;
    }
  },
  'individual.born': (state, { data, seq }) => addBirth(state.lineage, data, seq),
  'individual.carried': ({ lineage }, { data, seq }) => {
    addBirth(lineage, data, seq);
    const row = countOf(lineage) - 1;
    lineage.bits.values[row] = data.bitsPerCharacter ?? NaN;
    lineage.predictionEntropy.values[row] = data.predictionEntropyBits ?? NaN;
    lineage.rating.values[row] = data.rating ?? NaN;
    lineage.evaluatedSeq.values[row] = seq;
  },
  'individual.trained': () => undefined,
  'individual.selected': () => undefined,
  'individual.died': ({ lineage }, { data, seq }) => addDeath(lineage, data, seq),
  'individual.evaluated': ({ lineage }, { data, seq }) => {
    const row = rowOf(lineage, data.id);
    if (row === undefined || data.part !== 'validation') return;
    lineage.bits.values[row] = data.bitsPerCharacter;
    lineage.predictionEntropy.values[row] = data.predictionEntropyBits;
    lineage.evaluatedSeq.values[row] = seq;
  },
  'arena.opened': (state, { data }) => {
    if (!state.arenas.includes(data.niche)) state.arenas = [...state.arenas, data.niche];
  },
  'arena.rated': ({ lineage }, { data }) => {
    for (const { id, nats } of data.ratings) {
      const row = rowOf(lineage, id);
      if (row !== undefined) lineage.rating.values[row] = nats;
    }
  },
  'battle.voted': (state, { data: { generation, niche }, seq }) => {
    state.votes++;
    if (state.closed.some((closed) => closed.generation === generation)) countLate(state, { generation, niche });
    else state.openVotes = [...state.openVotes, { seq, generation, niche }];
  },
  'probe.passed': () => undefined,
};

function countLate(state: TournamentState, { generation, niche }: { generation: number; niche: string }): void {
  const isOf = (late: { generation: number; niche: string }): boolean =>
    late.generation === generation && late.niche === niche;
  const votes = (state.lateVotes.find(isOf)?.votes ?? 0) + 1;
  state.lateVotes = [...state.lateVotes.filter((late) => !isOf(late)), { generation, niche, votes }];
}

function stop(status: TournamentStatus) {
  return (state: TournamentState, { data }: { data: { reason: string } }): void => {
    state.status = status;
    state.reason = data.reason;
  };
}
