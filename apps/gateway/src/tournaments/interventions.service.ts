import { Inject, Injectable } from '@nestjs/common';
import { EventBus } from '#conducting';
import type { EventData, InterventionInput } from '#contracts';
import { type ExperimentStore, type InterventionStore, TooLateError, type TournamentStore } from '#tournament';
import { ConflictError, found } from '../shared/errors';
import { EXPERIMENTS, INTERVENTIONS, STORE } from '../shared/tokens';
import { checkIntervention } from './check-intervention';

/** People change the environment of a tournament, running or paused, from the next generation on. */
@Injectable()
export class InterventionsService {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(INTERVENTIONS) private readonly interventions: InterventionStore,
    @Inject(EXPERIMENTS) private readonly experiments: ExperimentStore,
    private readonly bus: EventBus,
  ) {}

  /** Throws an InvalidRequestError for what makes no sense in the tournament, a ConflictError where nothing can be changed any more. */
  async intervene(id: string, given: InterventionInput): Promise<EventData['environment.intervened']> {
    const tournament = found('tournament', id, await this.store.find(id));
    const experiment = await this.experiments.experimentOf(id);
    if (experiment) {
      throw new ConflictError(
        `tournament ${id} is a cell of experiment ${experiment}: its arms would differ in more than they say`,
      );
    }
    try {
      const check = (logged: readonly InterventionInput[]) => checkIntervention(tournament, logged, given);
      this.bus.announce([await this.interventions.log(id, given, check)]);
    } catch (error) {
      throw error instanceof TooLateError ? new ConflictError(error.message) : error;
    }
    return given;
  }
}
