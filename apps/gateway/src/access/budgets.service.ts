import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Conductor, EventBus } from '#conducting';
import type { AccessStore } from '#persistence';
import { plannedTrainingFlops, type Tournament } from '#tournament';
import { ForbiddenError } from '../shared/errors';
import { ACCESS } from '../shared/tokens';
import type { Access } from './access';

/** What tokens may still launch. A launch takes what it plans to train; once it computes, what it computed counts, of all kinds. */
@Injectable()
export class BudgetsService implements OnModuleInit {
  private readonly logger = new Logger('budgets');

  constructor(
    @Inject(ACCESS) private readonly store: AccessStore,
    private readonly conductor: Conductor,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.bus.on('events', (events) => {
      for (const { type, tournamentId } of events) if (type === 'generation.closed') void this.look(tournamentId);
    });
  }

  /** Throws a ForbiddenError where less is left; changes nothing. */
  async check(access: Access, config: Tournament['config']): Promise<void> {
    const { tokenId, flops } = access;
    if (flops === null) return;
    const planned = plannedTrainingFlops(config);
    const left = flops - (await this.store.spent(tokenId!));
    if (planned > left) throw tooDear(planned, left);
  }

  /** Takes what a tournament plans to train. Throws a ForbiddenError where less is left. */
  async reserve(access: Access, { id, config }: Tournament): Promise<void> {
    if (access.flops === null) return;
    if (await this.store.reserve(access.tokenId!, id, plannedTrainingFlops(config))) return;
    await this.check(access, config);
    throw new ForbiddenError('the token holds no more');
  }

  /** What judging, writing and all else take is known as a generation closes. */
  private async look(tournamentId: string): Promise<void> {
    try {
      if (!this.conductor.isRunning(tournamentId) || !(await this.store.isOverdrawn(tournamentId))) return;
      const reason = 'the budget of FLOPs of the token that launched it is spent; once that is revoked, it can go on';
      await this.conductor.stop(tournamentId, 'paused', reason);
    } catch (error) {
      this.logger.warn({ tournamentId, problem: error instanceof Error ? error.message : String(error) });
    }
  }
}

function tooDear(planned: number, left: number): ForbiddenError {
  const [asked, there] = [planned, Math.max(0, left)].map((flops) => flops.toPrecision(3));
  return new ForbiddenError(`this would train for ${asked} FLOPs; the token has ${there} left`);
}
