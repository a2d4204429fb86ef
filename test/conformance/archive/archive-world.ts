/** An archive under test, beside the store that fills it. */
import { DEFAULT_SEARCH_SPACE } from '#genome';
import { geneOrigins } from '#lineage';
import type { Individual, Tournament, TournamentArchive, TournamentStore } from '#tournament';
import { birthEvent, lifeOf, tournamentOf } from '../records';

export interface OpenArchive {
  readonly store: TournamentStore;
  readonly archive: TournamentArchive;
  close(): Promise<void>;
}

export class ArchiveWorld {
  private tournaments = 0;
  private opened: OpenArchive | undefined;

  async open(open: () => Promise<OpenArchive>): Promise<void> {
    this.opened = await open();
  }

  async close(): Promise<void> {
    await this.opened?.close();
  }

  get store(): TournamentStore {
    return this.current.store;
  }

  get archive(): TournamentArchive {
    return this.current.archive;
  }

  private get current(): OpenArchive {
    if (!this.opened) throw new Error('the archive under test is not open');
    return this.opened;
  }

  /** Of the tournament that begins next: births are made before it is there. */
  nextId(): string {
    return `t${this.tournaments}`;
  }

  /** A tournament of its own for a test, claimed, with these individuals. */
  async begin(
    born: readonly Individual[],
    change: Partial<Tournament> = {},
  ): Promise<{ readonly id: string; readonly token: number }> {
    const id = this.nextId();
    this.tournaments++;
    await this.store.insert(tournamentOf(id, change));
    const token = await this.store.claim(id);
    const genomes = new Map(born.map((one) => [one.id, one.genome]));
    const origins = born.flatMap((one) =>
      geneOrigins(
        one,
        one.parents.map((parent) => genomes.get(parent.id)!),
        DEFAULT_SEARCH_SPACE,
      ),
    );
    await this.store.commit(id, token, { born, origins, events: born.map(birthEvent) });
    return { id, token };
  }

  /** Trains newborns to the given cross-entropies, in nats. */
  async train(id: string, token: number, scores: Readonly<Record<string, number>>): Promise<void> {
    const outcomes = Object.entries(scores).map(
      ([newborn, nats]) =>
        ({ id: newborn, viable: true, life: lifeOf(nats, Number(newborn.split('-').at(-2))) }) as const,
    );
    await this.store.commit(id, token, { outcomes, events: [] });
  }
}
