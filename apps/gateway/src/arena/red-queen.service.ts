import { Inject, Injectable } from '@nestjs/common';
import type { RedQueenInput, RedQueenView } from '#contracts';
import { redQueensOf, type TournamentStore, type WorkQueue } from '#tournament';
import { checkNames } from '../shared/check-names';
import { ConflictError, found } from '../shared/errors';
import { OneAtATime } from '../shared/one-at-a-time';
import { SAMPLING_QUEUE, STORE } from '../shared/tokens';

@Injectable()
export class RedQueenService {
  private readonly asked = new OneAtATime();

  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(SAMPLING_QUEUE) private readonly queue: WorkQueue,
  ) {}

  /** By niche in the order of the config; of none without texts. One question about a tournament at a time: each reads many texts. */
  async of(id: string, { niche }: RedQueenInput): Promise<readonly RedQueenView[]> {
    const tournament = found('tournament', id, await this.store.find(id));
    checkNames(tournament.config, { niche });
    if (!tournament.config.arena) {
      throw new ConflictError(`tournament ${id} has no arena, and so no texts that raters could tell`);
    }
    const niches = tournament.config.niches.map(({ name }) => name).filter((name) => name === (niche ?? name));
    return this.asked.run(id, () => redQueensOf(tournament, niches, this.store, this.queue));
  }
}
