/** Where experiments are kept: what they are, and which tournaments are their cells. */
import type { ChampionView, CommunityView, ExperimentConfig, Page, TournamentStatus } from '#contracts';
import type { Tournament } from './records';

export interface Experiment {
  readonly id: string;
  readonly config: ExperimentConfig;
  readonly createdAt: string;
}

/** An experiment with the status of each cell, in the order in which they run. */
export interface ExperimentState extends Experiment {
  readonly statuses: readonly TournamentStatus[];
}

export interface ExperimentCell {
  readonly tournamentId: string;
  readonly arm: string;
  /** The level of each factor. */
  readonly levels: Readonly<Record<string, string>>;
  readonly seed: number;
}

/** A cell with how far its tournament has come. */
export interface CellState extends ExperimentCell {
  readonly status: TournamentStatus;
  readonly reason: string | null;
  /** Whether its turn has come: before, it is paused because it waits. */
  readonly hasBegun: boolean;
  /** Of `generations` those that have closed. */
  readonly closed: number;
  readonly generations: number;
  /** Names of all its niches, and of all its demes. */
  readonly niches: readonly string[];
  readonly demes: readonly string[];
  readonly champions: readonly ChampionView[];
  readonly communities: readonly CommunityView[];
  /** All that was counted, of every kind. */
  readonly flops: number;
  /** Of these, those of training, from texts and from preference, of the non-viable too. */
  readonly trainingFlops: number;
  readonly seconds: number;
  /** Null before the end. */
  readonly lineageHash: string | null;
  readonly engine: string;
  readonly processor: string;
}

/** Values of a metric that are asked for. */
export interface AskedValues {
  readonly name: string;
  /** Of all if left out. */
  readonly subject?: string;
  /** One of the experiment's; all if left out. */
  readonly tournament?: string;
  /** Generations, first and last; one may be in several. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  /** Of all generations every so many, from 0 on, beside the ranges. */
  readonly every?: number;
}

/** A value of a metric in a cell. */
export interface CellMetric {
  readonly tournamentId: string;
  readonly generation: number;
  readonly subject: string;
  readonly value: number;
}

export interface ExperimentStore {
  /** Adds an experiment and all its tournaments, which wait; all or nothing. */
  insert(
    experiment: Experiment,
    cells: readonly { readonly cell: ExperimentCell; readonly tournament: Tournament }[],
  ): Promise<void>;
  /** Newest first; those alone that are `called` so, by the beginning of their id or by their name. */
  list(asked: { cursor?: string; limit: number; called?: string }): Promise<Page<ExperimentState>>;
  find(id: string): Promise<ExperimentState | undefined>;
  /** In the order in which they run. */
  cells(id: string): Promise<readonly CellState[]>;
  /** Of all its cells, each value once. */
  metrics(id: string, asked: AskedValues): Promise<readonly CellMetric[]>;
  /** The experiment that a tournament is a cell of. */
  experimentOf(tournamentId: string): Promise<string | undefined>;
  /** Removes the experiment and all its tournaments in one transaction, which marks their files as discarded; nothing where one runs. */
  remove(id: string): Promise<'removed' | 'missing' | 'running'>;
}
