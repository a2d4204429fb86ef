import { Inject, Injectable } from '@nestjs/common';
import { InvalidValueError } from '#base';
import type { EventData, InterventionInput } from '#contracts';
import { environmentProblems, withInterventions } from '#environment';
import { breedingProblems, searchSpaceOf } from '#evolution';
import {
  changingDemes,
  type ExperimentStore,
  familiesOf,
  interventionAt,
  type InterventionStore,
  textName,
  textsOf,
  TooLateError,
  type Tournament,
  type TournamentConfig,
  type TournamentStore,
} from '#tournament';
import { EventBus } from '../feed/event-bus';
import { ConflictError, found, InvalidRequestError } from '../shared/errors';
import { EXPERIMENTS, INTERVENTIONS, STORE } from '../shared/tokens';

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
    checkIntervention(tournament, await this.interventions.logged(id), given);
    try {
      this.bus.announce([await this.interventions.log(id, given)]);
    } catch (error) {
      throw error instanceof TooLateError ? new ConflictError(error.message) : error;
    }
    return given;
  }
}

function checkIntervention(
  { config, generation }: Tournament,
  logged: readonly EventData['environment.intervened'][],
  given: InterventionInput,
): void {
  const all = [...logged, given].map((one) => interventionAt(generation + 1, one));
  const changed = withInterventions(config, all);
  const last = `environment.${changed.environment.length - 1}.`;
  const families = familiesOf(searchSpaceOf(config));
  const own = environmentProblems({ ...changed, families }).filter(({ field }) => field.startsWith(last));
  const demes = changingDemes(changed);
  const settings = { ...config.breeding, demes, fitness: config.fitness };
  const problems = own.length > 0 ? own : [...corpusProblems(config, given), ...breedingProblems(settings)];
  if (problems.length === 0) return;
  throw new InvalidRequestError(
    problems.map(({ field, problem }) => ({
      field: field.startsWith(last) ? field.slice(last.length) : field,
      message: problem,
    })),
  );
}

/** The vocabulary is that of the texts that were known at launch: a corpus is one of those. */
function corpusProblems(
  config: TournamentConfig,
  { set, niche, value }: InterventionInput,
): readonly InvalidValueError[] {
  if (set !== 'corpus') return [];
  const known = new Set(textsOf(config).map((text) => text.niche));
  const niches = config.niches.filter(({ name }) => niche === undefined || name === niche);
  return niches.flatMap(({ name, corpus }) => {
    if (known.has(textName(config, name, String(value)))) return [];
    const right = `one that the config names for a change of ${name}: ${[corpus, ...config.corpora.map((one) => one.name)].join(', ')}`;
    return [new InvalidValueError('value', value, right)];
  });
}
