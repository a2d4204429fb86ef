import { Inject, Injectable } from '@nestjs/common';
import type { RepairView } from '#contracts';
import type { CorpusStore } from '#sources';
import { CorruptTextError, type Tournament, type TournamentStore } from '#tournament';
import type { WeightFiles } from '#weights';
import { CORPORA, STORE, WEIGHT_FILES } from '../shared/tokens';

/** So many repaired files are named. */
const NAMED = 5;

interface Corpus {
  readonly name: string;
  readonly sha256: string;
}

/** What was damaged before a replay. */
interface Damage {
  readonly weights: readonly string[];
  readonly corpora: readonly string[];
  /** Of the corpora, those that could not be mended. */
  readonly lostCorpora: readonly Corpus[];
}

/** Finds files of a tournament that are missing or damaged, and what a replay made of them. */
@Injectable()
export class Repairs {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    @Inject(WEIGHT_FILES) private readonly weights: WeightFiles,
  ) {}

  /** Mends corpora, which a replay reads, if that is asked for. */
  async begin(tournament: Tournament, mendsCorpora: boolean): Promise<Damage> {
    const corpora: string[] = [];
    const lostCorpora: Corpus[] = [];
    for (const [sha256, name] of mendsCorpora ? corporaOf(tournament) : []) {
      if (await this.isReadable(sha256)) continue;
      corpora.push(sha256);
      if (!(await this.corpora.mend(sha256))) lostCorpora.push({ name, sha256 });
    }
    return { weights: await this.damagedOf(await this.weightsOf(tournament)), corpora, lostCorpora };
  }

  async end({ weights, corpora, lostCorpora }: Damage): Promise<RepairView> {
    const lost = await this.damagedOf(weights);
    return {
      weights: repaired(weights, lost),
      corpora: repaired(
        corpora,
        lostCorpora.map(({ sha256 }) => sha256),
      ),
      left: [...lost, ...lostCorpora.map(nameOf)],
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

export function nameOf({ name, sha256 }: Corpus): string {
  return `corpus ${name} (${sha256})`;
}

function repaired(damaged: readonly string[], lost: readonly string[]): RepairView['weights'] {
  const mended = damaged.filter((sha256) => !lost.includes(sha256));
  return { damaged: damaged.length, repaired: mended.length, first: mended.slice(0, NAMED) };
}

/** The names of its corpora by SHA-256. */
function corporaOf({ config: { niches, corpora } }: Tournament): ReadonlyMap<string, string> {
  const named = [...corpora, ...niches.map(({ corpus, sha256 }) => ({ name: corpus, sha256 }))];
  return new Map(named.map(({ name, sha256 }) => [sha256, name]));
}
