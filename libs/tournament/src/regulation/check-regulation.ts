/** Whether regulation that comes from elsewhere is that of its config, and expression what genome, signals and marks make it. */
import { InvalidValueError } from '#base';
import { expressionOf, type Fault, genomeFault, type Marks, marksFault, modulesOf, signalNames } from '#regulation';
import type { TournamentConfig } from '../config';
import { firstDifference } from '../first-difference';
import type { Trained } from '../living';
import type { Individual, Life } from '../records';
import { differ, join, refuse } from '../refuse-kept';
import { textsOf } from '../texts-of';
import { marksNow } from './marks-now';
import type { BornRegulation, LivedRegulation } from './regulation-records';

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
  const { regulation } = individual;
  if (hasTrained(life)) {
    checkLived(config, column, life, individual);
    if (!life.regulation || !regulation) return;
    checkExpression(column, life.regulation, regulation, marksNow(individual));
    const texts = textsOf(config).map(({ niche }) => niche);
    if (!texts.includes(life.regulation.cueOf)) {
      const right = `one of ${texts.join(', ')}, the texts of the tournament`;
      refuse(`${column} regulation cueOf`, life.regulation.cueOf, right);
    }
    return;
  }
  const found = firstDifference(life.regulation ?? null, individual.life?.regulation ?? null);
  if (found) differ(join(`${column} regulation`, found.path), found, 'as in the life before: it did not train');
}

/**
 * Refuses the newest life of one who was carried over into a fork, of which the life before is not kept: expression is what genome and signals make it where
 * no marks took part, or those that it was born with.
 */
export function checkCarriedRegulation(config: TournamentConfig, individual: Trained): void {
  const { id, generation: born, life, regulation } = individual;
  const column = `life ${id} ${life.generation}`;
  checkLived(config, column, life, individual);
  if (!life.regulation || !regulation) return;
  const isFirst = hasTrained(life) && life.generation === born;
  if (regulation.marks === null || isFirst) checkExpression(column, life.regulation, regulation, regulation.marks);
}

/** Others stay as they were. */
function hasTrained({ cause, lossCurve }: Life): boolean {
  return cause === null && lossCurve.length > 0;
}

/** By itself. */
function checkLived(
  { regulation: settings }: TournamentConfig,
  column: string,
  { regulation: lived }: Life,
  { regulation }: Individual,
): void {
  const told = (field: string, value: unknown, right: string): never =>
    refuse([`${column} regulation`, field].filter(Boolean).join(' '), value, right);
  if (!regulation !== !lived) {
    told('', lived ?? null, regulation ? 'what it sensed and expressed: it has a regulatory genome' : 'null: it has no regulatory genome'); // prettier-ignore
  }
  if (!settings || !lived || !regulation) return;
  const signals = signalNames(settings.cue.dimensions);
  if (lived.signals.length !== signals.length) told('signals', lived.signals.length, `${signals.length}, one a signal`);
  const modules = modulesOf(regulation).length;
  if (lived.expression.length !== modules) told('expression', lived.expression.length, `${modules}, one a promoter`);
  const fault: Fault | undefined = marksFault(lived.marks, regulation, settings);
  if (fault) told(fault.field, fault.value, fault.right);
}

function checkExpression(
  column: string,
  { signals, expression }: LivedRegulation,
  regulation: BornRegulation,
  marks: Marks | null,
): void {
  const right = expressionOf(regulation, signals, marks);
  const at = right.findIndex((own, each) => !(Math.abs(own - expression[each]) <= NEAR));
  if (at >= 0) refuse(`${column} regulation expression.${at}`, expression[at], `${right[at]} by its genome`);
}
