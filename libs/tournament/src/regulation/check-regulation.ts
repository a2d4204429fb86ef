/** Whether regulation that comes from elsewhere is that of its config, and expression what genome, signals and marks make it. */
import { InvalidValueError } from '#base';
import { expressionOf, type Fault, genomeFault, marksFault, signalNames } from '#regulation';
import type { TournamentConfig } from '../config';
import type { Individual, Life } from '../records';
import { refuse } from '../refuse-kept';
import { textsOf } from '../texts-of';
import type { BornRegulation } from './regulation-records';

/** Logarithms of another processor may differ in their last bits. */
const NEAR = 2 ** -18;

/** Throws an InvalidValueError that names `regulation`. */
export function checkBornRegulation(
  { regulation: settings }: TournamentConfig,
  regulation: BornRegulation | null,
): void {
  if (!settings !== !regulation) {
    const right = settings ? 'a regulatory genome: the config has regulation' : 'null: the config has no regulation';
    throw new InvalidValueError('regulation', regulation, right);
  }
  if (!settings || !regulation) return;
  const signals = signalNames(settings.cue.dimensions).length;
  const fault = genomeFault(regulation, settings, signals) ?? marksFault(regulation.marks, regulation, settings);
  if (fault) throw new InvalidValueError(`regulation ${fault.field}`, fault.value, fault.right);
}

/** `individual` is who lived, as it was before; refuses `life`, whose column is named, where it contradicts that. */
export function checkLivedRegulation(
  config: TournamentConfig,
  column: string,
  life: Life,
  individual: Individual,
): void {
  const { regulation: settings } = config;
  const { regulation: lived, cause } = life;
  const told = (field: string, value: unknown, right: string) => refuse(`${column} regulation ${field}`, value, right);
  if (!individual.regulation !== !lived) told('', lived ?? null, 'as of the individual: with regulation or without');
  if (!settings || !lived || !individual.regulation) return;
  if (cause !== null || life.lossCurve.length === 0) return; // as it was before
  const signals = signalNames(settings.cue.dimensions);
  if (lived.signals.length !== signals.length) told('signals', lived.signals.length, `${signals.length}, one a signal`);
  if (!textsOf(config).some(({ niche }) => niche === lived.cueOf))
    told('cueOf', lived.cueOf, 'a text of the tournament');
  const { regulation } = individual;
  const marks = individual.life?.regulation?.marks ?? regulation.marks;
  const expression = expressionOf(regulation, lived.signals, marks);
  const at = Array.from({ length: Math.max(expression.length, lived.expression.length) }, (_, each) => each).find(
    (each) => !(Math.abs(expression[each] - lived.expression[each]) <= NEAR),
  );
  if (at !== undefined)
    told(`expression.${at}`, lived.expression[at] ?? null, `${expression[at] ?? 'nothing'} by its genome`);
  const fault: Fault | undefined = marksFault(lived.marks, regulation, settings);
  if (fault) told(fault.field, fault.value, fault.right);
}
