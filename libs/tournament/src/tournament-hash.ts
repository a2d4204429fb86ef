/**
 * The lineage hash of a tournament covers what it computed and what it computed that from: equal for equal config, seed and outside
 * inputs, however many workers ran it; of a fork, those it started from among these. Clocks, names and notes, votes, the engine and the order of events do not enter.
 */
import type { Json } from '#base';
import type { ComputeKind, MetricValueView } from '#contracts';
import { LineageHash } from '#lineage';
import { inOrder } from './compute-costs';
import type { EnvironmentState } from './environments';
import type {
  Battle,
  Compute,
  Generation,
  Individual,
  Lived,
  OpenArena,
  Rating,
  Speciation,
  TestScore,
  Tournament,
} from './records';

/** What the battles of a generation came to. */
export interface Judged {
  readonly battles: readonly Battle[];
  readonly ratings: readonly Rating[];
}

/** All that came of one generation. */
export interface WholeGeneration extends Judged {
  /** Those born in it. */
  readonly born: readonly Individual[];
  /** What training in it came to, by birth. */
  readonly lives: readonly Lived[];
  /** Undefined before it has closed. */
  readonly summary: Generation | undefined;
  /** What the scheme remembered once they were born. */
  readonly schemeState: Json | undefined;
  /** What held in it. */
  readonly environment: EnvironmentState | undefined;
  readonly speciation: Speciation;
  readonly arenas: readonly OpenArena[];
  readonly metrics: readonly MetricValueView[];
  readonly compute: readonly Compute[];
}

/** How a tournament ended. */
export interface Ending extends Pick<Tournament, 'baselines' | 'champion' | 'champions' | 'communities'> {
  readonly tested: readonly TestScore[];
  /** Of the last generation; what it took to end is among it. */
  readonly compute: readonly Compute[];
}

/** Kinds of work that come after the last generation. */
const ENDING: readonly ComputeKind[] = ['test', 'community'];

export class TournamentHash {
  private readonly hash: LineageHash;

  constructor({ id, seed, forkOf, config, survey }: Pick<Tournament, 'id' | 'seed' | 'forkOf' | 'config' | 'survey'>) {
    const { name: _name, notes: _notes, ...inputs } = config;
    this.hash = new LineageHash(id);
    this.hash.add('inputs', { seed, config: inputs, survey });
    if (forkOf) this.hash.add('fork', { generation: forkOf.generation, donors: forkOf.donors });
  }

  /** Generations come in order; in a fork, the earlier ones have those alone who were carried over. */
  add({
    born,
    lives,
    schemeState,
    environment,
    speciation,
    summary,
    arenas,
    battles,
    ratings,
    metrics,
    compute,
  }: WholeGeneration): void {
    this.hash.addAll('individual', born.map(recordOf));
    this.hash.addAll('life', lives);
    if (schemeState !== undefined) this.hash.add('scheme state', schemeState);
    if (environment) this.hash.add('environment', environment);
    if (summary) {
      const { closedAt: _closedAt, voteCut: _voteCut, ...computed } = summary;
      this.hash.add('generation', computed);
    }
    this.hash.addAll('species', speciation.founded);
    this.hash.addAll('membership', speciation.members);
    for (const { samples, ...arena } of arenas) {
      this.hash.add('arena', arena);
      this.hash.addAll('sample', samples);
    }
    this.hash.addAll('battle', battles);
    this.hash.addAll('rating', ratings);
    this.hash.addAll('metric', metrics);
    this.addCompute(compute.filter(({ kind }) => !ENDING.includes(kind)));
  }

  /**
   * A link of the chain: the digest of all up to here in canonical order, so that two tournaments with the same link are the same until then.
   * That after the ending is the lineage hash.
   */
  link(): string {
    return this.hash.link();
  }

  /** Each was tested on its own niche, in the last generation. */
  digest({ tested, communities, compute, ...ending }: Ending): string {
    this.hash.addAll(
      'test',
      tested.map(({ id, score }) => ({ id, score })),
    );
    this.hash.addAll('community', communities);
    this.addCompute(compute.filter(({ kind }) => ENDING.includes(kind)));
    this.hash.add('ending', ending);
    return this.hash.digest();
  }

  private addCompute(compute: readonly Compute[]): void {
    const counted = inOrder(compute).map(({ cpuSeconds: _seconds, ...work }) => work);
    this.hash.addAll('compute', counted);
  }
}

/** Its lives, ratings and species are among those of their generations, and what it expressed with its lives. */
function recordOf({ rating: _rating, life: _life, species: _species, parents, ...individual }: Individual) {
  const { gates: _gates, factors: _factors, ...phenotype } = individual.phenotype;
  return { ...individual, phenotype, parents: parents.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}
