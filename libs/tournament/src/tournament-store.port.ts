/**
 * Where a running tournament is kept. Whoever conducts it claims it first and hands the fencing token in with each
 * commit; a commit with a stale token is refused. A commit is one transaction: state and events, all or nothing.
 */
import type { Json } from '#base';
import type { EventData, EventType, LineageEvent, MetricValueView } from '#contracts';
import type { Born, GeneOrigin } from '#lineage';
import type {
  Battle,
  Compute,
  Generation,
  Individual,
  Lived,
  Membership,
  OpenArena,
  Outcome,
  Rating,
  Speciation,
  Species,
  TestScore,
  Tournament,
} from './records';
import type { EnvironmentState } from './environments';
import type { Judged } from './tournament-hash';

export type NewEvent = { [Type in EventType]: { readonly type: Type; readonly data: EventData[Type] } }[EventType];

/** What a commit changes; what is left out stays. */
export interface Change {
  readonly tournament?: Partial<
    Pick<
      Tournament,
      'status' | 'reason' | 'baselines' | 'generation' | 'champion' | 'champions' | 'communities' | 'lineageHash'
    >
  >;
  /** Added to the tournament's totals. */
  readonly spent?: { readonly tokens?: number; readonly seconds?: number };
  /** What the scheme remembers once `generation` is born, in the commit that opens it. */
  readonly scheme?: { readonly generation: number; readonly state: Json };
  /** What holds in `generation`, in the commit that opens it. */
  readonly environment?: { readonly generation: number } & EnvironmentState;
  /** Closes a generation. */
  readonly generation?: Generation;
  readonly born?: readonly Individual[];
  /** Of alleles that are new in those born; kept for queries alone. */
  readonly origins?: readonly GeneOrigin[];
  readonly outcomes?: readonly Outcome[];
  /** Those whose last generation was `generation`. */
  readonly died?: { readonly ids: readonly string[]; readonly generation: number };
  /** Texts to be judged. */
  readonly arenas?: readonly OpenArena[];
  readonly battles?: readonly Battle[];
  readonly ratings?: readonly Rating[];
  /** In the commit that closes a generation. */
  readonly speciation?: Speciation;
  readonly metrics?: readonly MetricValueView[];
  /** What the work took that this is the result of. */
  readonly compute?: readonly Compute[];
  /** Evaluations on the test part. */
  readonly tested?: readonly TestScore[];
  readonly events: readonly NewEvent[];
}

/** A newer conductor has claimed the tournament. */
export class StaleTokenError extends Error {
  constructor(tournamentId: string, token: number) {
    super(`tournament ${tournamentId} has been claimed by another conductor since token ${token}`);
    this.name = 'StaleTokenError';
  }
}

/** Another conductor has the tournament, and has renewed its lease of late. */
export class ConductedElsewhereError extends Error {
  constructor(tournamentId: string, conductor: string, seconds: number) {
    const left = `unless it renews that, its lease ends in ${Math.ceil(seconds)} s`;
    super(`tournament ${tournamentId} is conducted by another server, ${conductor}; ${left}`);
    this.name = 'ConductedElsewhereError';
  }
}

/** The store cannot be reached or written to; whether the last request took effect is not known. */
export class StoreUnavailableError extends Error {
  constructor(reason: string) {
    super(`the database cannot be used: ${reason}`);
    this.name = 'StoreUnavailableError';
  }
}

export interface TournamentStore {
  /** Adds a tournament, with its `tournament.launched` event as number 1; a fork with all that it starts from. */
  insert(tournament: Tournament, start?: Change): Promise<readonly LineageEvent[]>;
  find(id: string): Promise<Tournament | undefined>;
  /** Those who lived in generation `since` or later, by (generation, slot), each with its newest life, or the newest up to `until`. */
  individuals(id: string, since: number, until?: number): Promise<readonly Individual[]>;
  /** Those born in a generation, by slot, with their lives of it; their ratings are left out. */
  born(id: string, generation: number): Promise<readonly Individual[]>;
  /** What training in a generation came to, by birth. */
  lives(id: string, generation: number): Promise<readonly Lived[]>;
  /** Its closed generations in order. */
  generations(id: string): Promise<readonly Generation[]>;
  /** Those born from one generation to another, both among them, by (generation, slot), with their parents; genes of secondary parents alone. */
  parentage(id: string, from: number, to: number): Promise<readonly Born[]>;
  /** What the scheme remembered once a generation was born; undefined before it has opened. */
  schemeState(id: string, generation: number): Promise<Json | undefined>;
  /** What holds in a generation; undefined before it has opened. */
  environment(id: string, generation: number): Promise<EnvironmentState | undefined>;
  /** The arenas opened in a generation, by niche in the order of the config. */
  arenas(id: string, generation: number): Promise<readonly OpenArena[]>;
  /** What came of them; nothing before the generation has closed. */
  judged(id: string, generation: number): Promise<Judged>;
  /** All of the tournament, by number. */
  species(id: string): Promise<readonly Species[]>;
  /** Which species those who lived through a generation are of, by birth; nothing before it has closed. */
  members(id: string, generation: number): Promise<readonly Membership[]>;
  /** In any order; before it has closed, those alone that were measured as it opened. */
  metrics(id: string, generation: number): Promise<readonly MetricValueView[]>;
  /** What work of a generation took, in any order. */
  compute(id: string, generation: number): Promise<readonly Compute[]>;
  /**
   * Takes the tournament over: a token greater than any before, and a lease until it stops or is not renewed in time. Throws if there is no
   * such tournament, and a ConductedElsewhereError while another conductor has a lease on it.
   */
  claim(id: string): Promise<number>;
  /** Running tournaments on which no conductor has a lease, and which were not launched just now; with `mine`, those too that an earlier process of this conductor's name left. */
  abandoned(which: { readonly mine: boolean }): Promise<readonly string[]>;
  /** Renews this conductor's leases; gives those that it still has. */
  renew(ids: readonly string[]): Promise<readonly string[]>;
  /** Applies the change and numbers its events without a gap. Throws a StaleTokenError and changes nothing if the token is not the newest. */
  commit(id: string, token: number, change: Change): Promise<readonly LineageEvent[]>;
}
