/** Regulation of an individual as people are told of it. */
import { setImmediate } from 'node:timers/promises';
import { birthOf } from '#base';
import type { FactorView, ModuleView, PromoterSiteView, RegulationView } from '#contracts';
import {
  armed,
  bindingFactors,
  type BoundSite,
  compareGenomes,
  consensusOf,
  expressionOfModule,
  type FactorGene,
  factorsOf,
  informationOf,
  isSensed,
  type ModuleGene,
  modulesOf,
  motifMatrix,
  motifWeights,
  occupancyOfPromoter,
  signalNames,
} from '#regulation';
import type { KeptRegulation } from '#tournament';
import { donorsOf, parentOf } from './parents-of-genes';

type Appraised = NonNullable<KeptRegulation['lives'][number]['lived']['appraised']>;

/** Sites of a promoter that are shown at most, and how likely they are bound at least. */
const [MOST_SITES, LEAST] = [12, 0.05];

/**
 * What an individual sensed and expressed in its newest life (before its first one signals of 0, and no expression), and the marks with which it did and that were left.
 * Null with which it did: it was carried over into a fork, and the life before is not kept there.
 */
export function lastOf(id: string, { born, lives }: KeptRegulation, dimensions: number) {
  const newest = lives.at(-1)?.lived;
  const signals = newest?.signals ?? signalNames(dimensions).map(() => 0);
  const isWhole = lives.length === 0 || lives[0].generation === birthOf(id).generation;
  const trained = lives.findLastIndex(({ hasTrained }) => hasTrained);
  const before = lives[trained - 1]?.lived.marks ?? (isWhole ? born.marks : null);
  return { signals, expression: newest?.expression ?? null, marks: before, left: newest?.marks ?? born.marks };
}

/** Of the settings of its tournament. */
interface Sensed {
  readonly cue: { readonly dimensions: number };
  readonly signals: readonly string[];
  readonly expression: RegulationView['expressedBy'];
}

/** Others have their turn after each promoter. */
export async function regulationViewOf(
  individual: string,
  kept: KeptRegulation,
  { cue: { dimensions }, signals: beside, expression: expressedBy }: Sensed,
): Promise<RegulationView> {
  const { tournamentId, born, lives } = kept;
  const { signals, expression, marks, left } = lastOf(individual, kept, dimensions);
  const names = signalNames(dimensions);
  const named = (values: readonly number[]) =>
    Object.fromEntries(names.flatMap((name, at) => (isSensed(name, beside) ? [[name, values[at]]] : [])));
  const modules = modulesOf(born);
  const factors = factorsOf(born);
  const binding = bindingFactors(born, signals);
  const views: ModuleView[] = [];
  for (const [at, module] of modules.entries()) {
    const { bound, sites } = occupancyOfPromoter(module.promoter, binding);
    views.push({
      ...describe(module),
      from: parentOf(module, kept),
      weightsFrom: donorsOf(module, kept),
      expression: expression?.[at] ?? expressionOfModule(born, module, bound, born.marks),
      bound: Object.fromEntries(factors.map(({ id }, factor) => [id, bound[factor]])),
      sites: likeliest(sites, factors),
      marks: marks?.[module.id] ?? null,
      marksLeft: left?.[module.id] ?? null,
    });
    await setImmediate();
  }
  return {
    individual,
    tournamentId,
    expressedBy,
    signals: named(signals),
    genes: born.genes.map(({ id }) => id),
    factors: factors.map((factor) => ({ ...factorView(factor, signals, names), from: parentOf(factor, kept) })),
    modules: views,
    chromatin: born.chromatin,
    lives: lives
      .filter(({ hasTrained }) => hasTrained)
      .map(({ generation, lived }) => ({
        generation,
        cueOf: lived.cueOf,
        signals: named(lived.signals),
        expression: Object.fromEntries(modules.map(({ id }, at) => [id, lived.expression[at]])),
        ...(lived.appraised !== undefined && { appraised: appraisedView(born, lived.appraised) }),
      })),
  };
}

function appraisedView(born: KeptRegulation['born'], appraised: Appraised | null) {
  if (!appraised) return null;
  const { genes, gainNats, standardErrorNats } = appraised;
  const changed = compareGenomes(born, { ...born, genes }).genes.map(({ id }) => id);
  return { changed, gainNats, standardErrorNats };
}

function factorView(
  factor: FactorGene,
  signals: readonly number[],
  names: readonly string[],
): Omit<FactorView, 'from'> {
  const { id, parentId, effect, threshold, arming, cooperativity, isPioneer } = factor;
  const matrix = motifMatrix(factor);
  const weights = motifWeights(factor);
  return {
    id,
    parentId,
    consensus: consensusOf(matrix),
    informationBits: informationOf(matrix).reduce((sum, bits) => sum + bits, 0),
    weights: factor.motif.map((_, at) => [...weights.subarray(4 * at, 4 * at + 4)]),
    effect,
    threshold,
    arming: Object.fromEntries(names.map((name, at) => [name, arming[at]])),
    armed: armed(factor, signals),
    cooperativity: 2 ** cooperativity,
    isPioneer,
  };
}

function describe({ id, parentId, target, promoter, basal }: ModuleGene) {
  return { id, parentId, target, promoter, basal };
}

function likeliest(sites: readonly BoundSite[], factors: readonly FactorGene[]): PromoterSiteView[] {
  const likely = sites.filter(({ probability }) => probability >= LEAST);
  const shown = likely.sort((a, b) => b.probability - a.probability).slice(0, MOST_SITES);
  return shown.map(({ factor, start, end, bits, probability, forwardShare }) => {
    const strand = forwardShare >= 0.5 ? 'forward' : 'reverse';
    return { factor: factors[factor].id, start, end, strand, bits, probability };
  });
}
