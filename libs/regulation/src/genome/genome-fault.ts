/** Whether a regulatory genome can be of a population, as rows that come from elsewhere need to be asked. */
import type { Marks } from '../chromatin/marks';
import { CHROMATIN_GENES } from './bounds';
import type { RegulationSettings } from './regulation-settings';
import { factorsOf, isOfNetwork, modulesOf, type RegulatoryGenome } from './regulatory-genome';

export interface Fault {
  /** The setting that says what is right, as in a config. */
  readonly setting: string;
  readonly field: string;
  readonly value: unknown;
  readonly right: string;
}

/** The first fault; undefined where there is none. `signals` is how many there are. */
export function genomeFault(
  genome: RegulatoryGenome,
  settings: RegulationSettings,
  signals: number,
): Fault | undefined {
  const { genes } = genome;
  const twice = genes.find(({ id }, at) => genes.findIndex((gene) => gene.id === id) < at);
  if (twice) return { setting: '', field: 'genes', value: twice.id, right: 'an id of one gene alone' };
  return (
    countFault(genome, settings) ??
    factorFault(genome, settings, signals) ??
    promoterFault(genome, settings) ??
    chromatinFault(genome, settings)
  );
}

/** How many genes of each kind there are, and of which hyperparameters. */
function countFault(genome: RegulatoryGenome, settings: RegulationSettings): Fault | undefined {
  const { mostFactors, mostModules, hyperparameters } = settings;
  const [factors, modules] = [factorsOf(genome).length, genome.genes.filter(isOfNetwork).length];
  if (factors > mostFactors) return most('mostFactors', 'factors', factors, mostFactors);
  if (modules > mostModules) return most('mostModules', 'modules', modules, mostModules);
  const targets = modulesOf(genome).flatMap(({ target }) => target ?? []);
  if (targets.toSorted().join() === hyperparameters.toSorted().join()) return undefined;
  const right = `one promoter each of ${hyperparameters.join(', ') || 'nothing'}`;
  return { setting: 'hyperparameters', field: 'target', value: targets, right };
}

function factorFault(genome: RegulatoryGenome, settings: RegulationSettings, signals: number): Fault | undefined {
  const { promoterBases } = settings;
  for (const { id, motif, arming } of factorsOf(genome)) {
    if (motif.length > promoterBases) return most('promoterBases', `${id} motif`, motif.length, promoterBases);
    if (arming.length === signals) continue;
    const right = `${signals} numbers, one a signal`;
    return { setting: 'cue.dimensions', field: `${id} arming`, value: arming.length, right };
  }
  return undefined;
}

function promoterFault(genome: RegulatoryGenome, { promoterBases }: RegulationSettings): Fault | undefined {
  const odd = modulesOf(genome).find(({ promoter }) => promoter.length !== promoterBases);
  if (!odd) return undefined;
  const right = `${promoterBases} bases`;
  return { setting: 'promoterBases', field: `${odd.id} promoter`, value: odd.promoter, right };
}

function chromatinFault({ chromatin }: RegulatoryGenome, settings: RegulationSettings): Fault | undefined {
  if ((chromatin === null) === (settings.chromatin === 'off')) return undefined;
  const rates = `the rates ${CHROMATIN_GENES.join(', ')}: chromatin is on`;
  const right = settings.chromatin === 'off' ? 'null: chromatin is off' : rates;
  return { setting: 'chromatin', field: 'chromatin', value: chromatin, right };
}

/** Likewise of marks of its promoters. */
export function marksFault(
  marks: Marks | null,
  genome: RegulatoryGenome,
  { chromatin }: RegulationSettings,
): Fault | undefined {
  const fault = (value: unknown, right: string): Fault => ({ setting: 'chromatin', field: 'marks', value, right });
  if (chromatin === 'off') return marks === null ? undefined : fault(marks, 'null: chromatin is off');
  if (marks === null) return fault(marks, 'marks of each promoter: chromatin is on');
  const [own, right] = [Object.keys(marks), modulesOf(genome).map(({ id }) => id)];
  if (own.toSorted().join() !== right.toSorted().join()) return fault(own, `those of ${right.join(', ')}`);
  const odd = Object.entries(marks).find(([, { methylation }]) => methylation.length !== chromatin.sites);
  if (!odd) return undefined;
  const [id, { methylation }] = odd;
  return {
    setting: 'chromatin.sites',
    field: `marks ${id} methylation`,
    value: methylation,
    right: `${chromatin.sites} sites`,
  };
}

function most(setting: string, field: string, value: number, limit: number): Fault {
  return { setting, field, value, right: `${limit} at most` };
}
