/** Whether a regulatory genome can be of a population, as rows that come from elsewhere need to be asked. */
import type { Marks } from '../chromatin/marks';
import type { RegulationSettings } from './regulation-settings';
import { factorsOf, isOfNetwork, modulesOf, type RegulatoryGenome } from './regulatory-genome';

export interface Fault {
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
  const { genes, chromatin } = genome;
  const twice = genes.find(({ id }, at) => genes.findIndex((gene) => gene.id === id) < at);
  if (twice) return { field: 'genes', value: twice.id, right: 'an id of one gene alone' };
  const [factors, modules] = [factorsOf(genome), genes.filter(isOfNetwork)];
  if (factors.length > settings.mostFactors) return most('factors', factors.length, settings.mostFactors);
  if (modules.length > settings.mostModules) return most('modules', modules.length, settings.mostModules);
  const targets = modulesOf(genome).flatMap(({ target }) => target ?? []);
  if (targets.toSorted().join() !== settings.hyperparameters.toSorted().join()) {
    return {
      field: 'target',
      value: targets,
      right: `one promoter each of ${settings.hyperparameters.join(', ') || 'nothing'}`,
    };
  }
  for (const { id, motif, arming } of factors) {
    if (motif.length > settings.promoterBases) return most(`${id} motif`, motif.length, settings.promoterBases);
    if (arming.length !== signals)
      return { field: `${id} arming`, value: arming.length, right: `${signals} numbers, one a signal` };
  }
  const odd = modulesOf(genome).find(({ promoter }) => promoter.length !== settings.promoterBases);
  if (odd) return { field: `${odd.id} promoter`, value: odd.promoter, right: `${settings.promoterBases} bases` };
  if ((chromatin === null) !== (settings.chromatin === 'off')) {
    return { field: 'chromatin', value: chromatin, right: settings.chromatin === 'off' ? 'null: it is off' : 'rates' };
  }
  return undefined;
}

/** Likewise of marks of its promoters. */
export function marksFault(
  marks: Marks | null,
  genome: RegulatoryGenome,
  { chromatin }: RegulationSettings,
): Fault | undefined {
  if (chromatin === 'off' || marks === null) {
    if (chromatin === 'off' && marks === null) return undefined;
    return {
      field: 'marks',
      value: marks,
      right: chromatin === 'off' ? 'null: chromatin is off' : 'marks of each promoter',
    };
  }
  const [own, right] = [Object.keys(marks), modulesOf(genome).map(({ id }) => id)];
  if (own.toSorted().join() !== right.toSorted().join())
    return { field: 'marks', value: own, right: `those of ${right.join(', ')}` };
  const odd = Object.entries(marks).find(([, { methylation }]) => methylation.length !== chromatin.sites);
  return odd && { field: `marks ${odd[0]} methylation`, value: odd[1].methylation, right: `${chromatin.sites} sites` };
}

function most(field: string, value: number, limit: number): Fault {
  return { field, value, right: `${limit} at most` };
}
