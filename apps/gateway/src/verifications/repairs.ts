import { Inject, Injectable } from '@nestjs/common';
import type { RepairView } from '#contracts';
import type { CorpusStore } from '#sources';
import { CorruptTextError, type Tournament, type TournamentStore } from '#tournament';
import type { WeightFiles } from '#weights';
import { CORPORA, STORE, WEIGHT_FILES } from '../shared/tokens';

/** What was damaged before a replay. */
interface Damage {
  readonly weights: readonly string[];
  readonly corpora: readonly string[];
  /** Of the corpora, those that could not be mended, by name and SHA-256. */
  readonly lostCorpora: readonly string[];
}

/** Finds files of a tournament that are missing or damaged, and what a replay made of them. */
@Injectable()
export class Repairs {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    @Inject(WEIGHT_FILES) private readonly weights: WeightFiles,
  ) {}

  /** Mends corpora, which a replay reads. */
  async begin(tournament: Tournament): Promise<Damage> {
    const corpora: string[] = [];
    const lostCorpora: string[] = [];
    for (const [sha256, name] of corporaOf(tournament)) {
      if (await this.isReadable(sha256)) continue;
      corpora.push(sha256);
      if (!(await this.corpora.mend(sha256))) lostCorpora.push(`corpus ${name} (${sha256})`);
    }
    return { weights: await this.damagedOf(await this.weightsOf(tournament)), corpora, lostCorpora };
  }

  async end({ weights, corpora, lostCorpora }: Damage): Promise<RepairView> {
    const lost = await this.damagedOf(weights);
    return {
      weights: { damaged: weights.length, repaired: weights.length - lost.length },
      corpora: { damaged: corpora.length, repaired: corpora.length - lostCorpora.length },
      left: [...lost, ...lostCorpora],
    };
  }

  private isReadable(sha256: string): Promise<boolean> {
    return this.corpora.readBySha(sha256).then(
      () => true,
      (error: unknown) => {
        if (error instanceof CorruptTextError) return false;
        throw error;
      },
    );
  }

  private async weightsOf({ id, generation: last }: Tournament): Promise<ReadonlySet<string>> {
    const hashes = new Set<string>();
    for (let generation = 0; generation <= last; generation++) {
      for (const { life } of await this.store.lives(id, generation)) {
        for (const hash of [life.weights, life.optimizerState, life.birthWeights]) if (hash !== null) hashes.add(hash);
      }
    }
    return hashes;
  }

  private async damagedOf(hashes: Iterable<string>): Promise<string[]> {
    const damaged: string[] = [];
    for (const hash of hashes) if (!(await this.weights.isWhole(hash))) damaged.push(hash);
    return damaged;
  }
}

/** The names of its corpora by SHA-256. */
function corporaOf({ config: { niches, corpora } }: Tournament): ReadonlyMap<string, string> {
  const named = [...corpora, ...niches.map(({ corpus, sha256 }) => ({ name: corpus, sha256 }))];
  return new Map(named.map(({ name, sha256 }) => [sha256, name]));
}
