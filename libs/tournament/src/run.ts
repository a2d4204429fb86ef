/** What the conductor hands from stage to stage of one run of a tournament. */
import type { Json } from '#base';
import type { MetricValueView } from '#contracts';
import type { Intervention } from '#environment';
import type { SearchSpace } from '#genome';
import type { PedigreeTable } from '#lineage';
import type { LivedGeneration } from '#metrics';
import type { JobDeaths } from './job-deaths';
import type { ProgressMeter } from './progress-meter';
import type { Compute, Generation, Individual, Lived, Membership, OpenArena, Species, Tournament } from './records';
import type { EnvironmentState, TournamentEnvironment } from './environments';
import type { Change } from './tournament-store.port';
import type { TextReference } from './jobs/text-reference';
import type { Judged } from './tournament-hash';
import { textsIn } from './texts-of';
import type { Votes } from './vote-source.port';
import type { WorkQueue } from './work-queue.port';

export interface Run {
  readonly tournament: Tournament;
  readonly space: SearchSpace;
  readonly queue: WorkQueue;
  /** Aborted when someone pauses or cancels. */
  readonly signal: AbortSignal;
  readonly commit: (change: Change) => Promise<void>;
  /** Those born in generation 0, with their lives of it, once they are trained; of a fork those it began with. */
  readonly founders: () => Promise<readonly Individual[]>;
  /** Those born in a generation, by slot, with their lives of it. */
  readonly born: (generation: number) => Promise<readonly Individual[]>;
  /** What training in a generation came to, by birth. */
  readonly lives: (generation: number) => Promise<readonly Lived[]>;
  /** Of everyone born up to a generation; those born in it are among `individuals`. */
  readonly pedigree: (generation: number, individuals: readonly Individual[]) => Promise<PedigreeTable>;
  /** Of niches whose text has changed until a generation, with what holds in it. */
  readonly stays: (generation: number, environment: TournamentEnvironment) => Promise<LivedGeneration['stays']>;
  /** What cues were of, over all lives until a generation, those in `individuals` among them. */
  readonly cues: (generation: number, individuals: readonly Individual[]) => Promise<LivedGeneration['cues']>;
  /** Hallmarks of open-ended evolution as a generation closes, with those who lived in it; null before there are any. */
  readonly modes: (
    generation: number,
    individuals: readonly Individual[],
    pedigree: PedigreeTable,
  ) => Promise<LivedGeneration['modes']>;
  /** The generations that have closed. */
  readonly generations: () => Promise<readonly Generation[]>;
  /** What the scheme remembered once a generation was born. */
  readonly schemeState: (generation: number) => Promise<Json | undefined>;
  /** The environment of a generation that was opened before. */
  readonly environmentState: (generation: number) => Promise<EnvironmentState | undefined>;
  /** Arenas of a generation that were opened before. */
  readonly arenas: (generation: number) => Promise<readonly OpenArena[]>;
  readonly judged: (generation: number) => Promise<Judged>;
  /** All species so far, by number. */
  readonly species: () => Promise<readonly Species[]>;
  /** Which species those who lived through a generation are of. */
  readonly members: (generation: number) => Promise<readonly Membership[]>;
  readonly metrics: (generation: number) => Promise<readonly MetricValueView[]>;
  /** Those of the values that are to be kept. */
  readonly keeps: (generation: number, values: readonly MetricValueView[]) => Promise<readonly MetricValueView[]>;
  readonly compute: (generation: number) => Promise<readonly Compute[]>;
  readonly votes: (generation: number) => Promise<Votes>;
  /** Who is known to have died of a job in a generation, as it is replayed. */
  readonly deaths: (generation: number) => Promise<JobDeaths>;
  /** What people changed until a generation, `applied` being what they had changed before. */
  readonly interventions: (generation: number, applied: readonly Intervention[]) => Promise<readonly Intervention[]>;
  readonly meter: ProgressMeter;
  /** The time as ISO 8601. */
  readonly now: () => string;
}

/** A run within a generation. */
export interface OpenRun extends Run {
  /** What holds in it. */
  readonly environment: TournamentEnvironment;
  /** What held in the generation before; null before the first. */
  readonly before: TournamentEnvironment | null;
}

/** The texts that niches have in the generation. */
export function textReferences({ tournament, environment }: OpenRun): readonly TextReference[] {
  return textsIn(tournament.config, environment);
}
