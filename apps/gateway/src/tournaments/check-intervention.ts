/** Whether a tournament could have been launched with what a person changes of it. */
import { InvalidValueError, wrongValue } from '#base';
import type { InterventionInput } from '#contracts';
import { withInterventions } from '#environment';
import {
  type Intervened,
  interventionAt,
  textName,
  textsOf,
  type Tournament,
  type TournamentConfig,
} from '#tournament';
import { InvalidRequestError, tellAll } from '../shared/errors';
import { checkAffordable, checkConfig } from './check-config';

/** Each generation keeps all that hold. */
const MOST_INTERVENTIONS = 1000;
const OF_CHANGE = /^config\.environment\.\d+\.?/;

type Changed = Pick<Tournament, 'config'> & { readonly survey: Pick<Tournament['survey'], 'vocabulary'> };

/**
 * `logged` are those before. Throws an InvalidRequestError that names fields of the intervention, and of the config where what it says no
 * longer holds.
 */
export async function checkIntervention(
  { config, survey }: Changed,
  logged: readonly Intervened[],
  given: InterventionInput,
): Promise<void> {
  const count = logged.length + 1;
  if (count > MOST_INTERVENTIONS) {
    const message = wrongValue(count, `must be at most ${MOST_INTERVENTIONS} in a tournament`);
    throw new InvalidRequestError([{ field: 'interventions', message }]);
  }
  const all = [...logged, given].map((one) => interventionAt(0, one)); // from which generation on does not count here
  try {
    await tellAll([
      () => checkConfig(withInterventions(config, all)),
      () => checkCorpus(config, given),
      () => checkAffordable({ ...config, environment: all.slice(-1) }, survey.vocabulary.length),
    ]);
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    const errors = error.errors.map(({ field, message }) => ({
      field: field.replace(OF_CHANGE, '') || 'value',
      message,
    }));
    throw new InvalidRequestError(errors);
  }
}

/** The vocabulary is that of the texts that were known at launch: a corpus is one of those. */
function checkCorpus(config: TournamentConfig, { set, niche, value }: InterventionInput): void {
  if (set !== 'corpus') return;
  const known = new Set(textsOf(config).map((text) => text.niche));
  const niches = config.niches.filter(({ name }) => niche === undefined || name === niche);
  const errors = niches.flatMap(({ name, corpus }) => {
    if (known.has(textName(config, name, String(value)))) return [];
    const right = `one that the config names for a change of ${name}: ${[corpus, ...config.corpora.map((one) => one.name)].join(', ')}`;
    return [{ field: 'value', message: new InvalidValueError('value', value, right).problem }];
  });
  if (errors.length > 0) throw new InvalidRequestError(errors);
}
