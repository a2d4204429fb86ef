/**
 * The lineage hash of a tournament covers what it computed and what it computed that from: equal for equal config, seed and outside
 * inputs, however many workers ran it. Clocks, names and notes, votes, the engine and the order of events do not enter.
 */
import type { Json } from '#base';
import type { MetricValueView } from '#contracts';
import { LineageHash } from '#lineage';
import type { Battle, Generation, Individual, Lived, OpenArena, Rating, TestScore, Tournament } from './records';

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
  readonly arenas: readonly OpenArena[];
  readonly metrics: readonly MetricValueView[];
}

/** How a tournament ended. */
export interface Ending extends Pick<Tournament, 'baselines' | 'champion' | 'champions' | 'communities'> {
  readonly tested: readonly TestScore[];
}

export class TournamentHash {
  private readonly hash: LineageHash;

  constructor({ id, seed, config, survey }: Pick<Tournament, 'id' | 'seed' | 'config' | 'survey'>) {
    const { name: _name, notes: _notes, ...inputs } = config;
    this.hash = new LineageHash(id);
    this.hash.add('inputs', { seed, config: inputs, survey });
  }

  /** Generations come in order. */
  add({ born, lives, schemeState, summary, arenas, battles, ratings, metrics }: WholeGeneration): void {
    this.hash.addAll('individual', born.map(recordOf));
    this.hash.addAll('life', lives);
    if (schemeState !== undefined) this.hash.add('scheme state', schemeState);
    if (summary) {
      const { closedAt: _closedAt, voteCut: _voteCut, ...computed } = summary;
      this.hash.add('generation', computed);
    }
    for (const { samples, ...arena } of arenas) {
      this.hash.add('arena', arena);
      this.hash.addAll('sample', samples);
    }
    this.hash.addAll('battle', battles);
    this.hash.addAll('rating', ratings);
    this.hash.addAll('metric', metrics);
  }

  /** Each was tested on its own niche, in the last generation. */
  digest({ tested, communities, ...ending }: Ending): string {
    this.hash.addAll(
      'test',
      tested.map(({ id, score }) => ({ id, score })),
    );
    this.hash.addAll('community', communities);
    this.hash.add('ending', ending);
    return this.hash.digest();
  }
}

/** Its lives and ratings are among those of their generations. */
function recordOf({ rating: _rating, life: _life, parents, ...individual }: Individual) {
  return { ...individual, parents: parents.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}
