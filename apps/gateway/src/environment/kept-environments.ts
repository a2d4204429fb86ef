/** What of environments never changes, kept for those who look at them again and again: their plans, and what held. */
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EventBus } from '#conducting';
import { addHeld, type EnvironmentConfig, type Held, nothingHeld, type Plan, planOf } from '#environment';
import type { TournamentArchive } from '#tournament';
import { finished } from '../shared/finished';
import { ARCHIVE } from '../shared/tokens';

/** A plan of 100 changes in 10,000 generations is 8 MB. */
const MOST_TOURNAMENTS = 8;
const GENERATIONS_A_READ = 100;

interface Kept {
  readonly plan: Plan;
  readonly held: Held;
}

interface Begun {
  readonly config: EnvironmentConfig & { readonly generations: number };
  readonly seed: number;
  readonly first: number;
}

@Injectable()
export class KeptEnvironments {
  private readonly kept = new LRUCache<string, Promise<Kept>>({ max: MOST_TOURNAMENTS });

  constructor(
    @Inject(ARCHIVE) private readonly archive: Pick<TournamentArchive, 'settings'>,
    bus: EventBus,
  ) {
    bus.on('removed', (tournamentId) => this.kept.delete(tournamentId));
  }

  /** What held is of all generations that have opened, and grows as more do. One reads at a time. */
  of(tournamentId: string, begun: Begun): Promise<Kept> {
    const before = this.kept.get(tournamentId) ?? this.begin(begun);
    const now = before.then((kept) => this.readOn(tournamentId, kept));
    this.kept.set(tournamentId, now);
    now.catch(() => this.kept.delete(tournamentId));
    return now;
  }

  private async begin({ config, seed, first }: Begun): Promise<Kept> {
    return { plan: await finished(planOf(config, seed)), held: nothingHeld(first) };
  }

  private async readOn(tournamentId: string, kept: Kept): Promise<Kept> {
    for (;;) {
      const more = await this.archive.settings(tournamentId, kept.held.next, GENERATIONS_A_READ);
      for (const settings of more) addHeld(kept.held, settings);
      if (more.length < GENERATIONS_A_READ) return kept;
    }
  }
}
