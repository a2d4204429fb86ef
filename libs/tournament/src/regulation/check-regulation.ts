/** Whether regulation that comes from elsewhere is that of its config, and expression what genome, signals and marks make it. */
import { InvalidValueError } from '#base';
import { expressionOf, type Fault, genomeFault, type Marks, marksFault, modulesOf, signalNames } from '#regulation';
import type { TournamentConfig } from '../config';
import { firstDifference } from '../first-difference';
import type { Trained } from '../living';
import type { Individual, Life } from '../records';
import { differ, join, refuse } from '../refuse-kept';
import { textsOf } from '../texts-of';
import { toldOf } from './told-of';
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
    checkWhetherAppraised(config, column, life.regulation);
    checkCueOf(config, column, life.regulation);
    checkExpression(config, column, life.regulation, regulation, marksNow(individual));
    return;
  }
  const found = firstDifference(life.regulation ?? null, individual.life?.regulation ?? null);
  if (found) differ(join(`${column} regulation`, found.path), found, 'as in the life before: it did not train');
}

/**
 * Refuses the newest life of one who was carried over into a fork, of which the life before is not kept: expression is what genome and signals make it where
 * no marks took part, or those that it was born with. What it was told or sensed of, and whether it was appraised, its source said, whose texts and settings may
 * have been others.
 */
export function checkCarriedRegulation(config: TournamentConfig, individual: Trained): void {
  const { id, generation: born, life, regulation } = individual;
  const column = `life ${id} ${life.generation}`;
  checkLived(config, column, life, individual);
  if (!life.regulation || !regulation) return;
  const isFirst = hasTrained(life) && life.generation === born;
  const isTold = config.regulation?.expression === 'told';
  if (!isTold && (regulation.marks === null || isFirst))
    checkExpression(config, column, life.regulation, regulation, regulation.marks);
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
  const sensed = settings.expression === 'sensed' ? -1 : lived.signals.findIndex((signal) => signal !== 0);
  if (sensed >= 0) told(`signals.${sensed}`, lived.signals[sensed], `0: expression is ${settings.expression}`);
  const modules = modulesOf(regulation).length;
  if (lived.expression.length !== modules) told('expression', lived.expression.length, `${modules}, one a promoter`);
  const fault: Fault | undefined =
    marksFault(lived.marks, regulation, settings) ?? appraisedFault(settings, lived, regulation);
  if (fault) told(fault.field, fault.value, fault.right);
}

function checkWhetherAppraised(config: TournamentConfig, column: string, { appraised }: LivedRegulation): void {
  const isOn = config.regulation!.appraisal !== 'off';
  if (isOn === (appraised !== undefined)) return;
  const right = isOn ? 'what came of it, or null: the config has appraisal' : 'left out: the config has no appraisal';
  refuse(`${column} regulation appraised`, appraised ?? null, right);
}

function checkCueOf(config: TournamentConfig, column: string, { cueOf }: LivedRegulation): void {
  const texts = textsOf(config).map(({ niche }) => niche);
  const right = `one of ${texts.join(', ')}, the texts of the tournament`;
  if (!texts.includes(cueOf)) refuse(`${column} regulation cueOf`, cueOf, right);
}

/** Genes that were chosen are those that it was born with, otherwise. */
function appraisedFault(
  settings: NonNullable<TournamentConfig['regulation']>,
  { appraised }: LivedRegulation,
  { genes, chromatin }: BornRegulation,
): Fault | undefined {
  const [setting, field] = ['appraisal', 'appraised'];
  if (!appraised) return undefined;
  const namesOf = (each: typeof genes): string => each.map(({ id, parentId }) => `${id} of ${parentId}`).join();
  const isSame =
    namesOf(appraised.genes) === namesOf(genes) && genes.every((gene, at) => gene.kind === appraised.genes[at].kind);
  if (!isSame) {
    return { setting, field: `${field} genes`, value: appraised.genes.map(({ id }) => id), right: 'those of its genome, in their order' }; // prettier-ignore
  }
  return genomeFault({ genes: appraised.genes, chromatin }, settings, signalNames(settings.cue.dimensions).length);
}

function checkExpression(
  config: TournamentConfig,
  column: string,
  { cueOf, signals, expression }: LivedRegulation,
  regulation: BornRegulation,
  marks: Marks | null,
): void {
  const isTold = config.regulation?.expression === 'told';
  const right = isTold ? toldOf(config, cueOf, regulation) : expressionOf(regulation, signals, marks);
  const at = right.findIndex((own, each) => !(Math.abs(own - expression[each]) <= NEAR));
  if (at >= 0)
    refuse(
      `${column} regulation expression.${at}`,
      expression[at],
      `${right[at]} ${isTold ? `on ${cueOf}` : 'by its genome'}`,
    );
}
