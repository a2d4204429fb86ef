/** Small changes of regulatory genes, each drawn for itself. Bases are substituted alike (Jukes and Cantor 1969), so that of long lineages each is as frequent as the others. */
import type { Prng } from '#base';
import { BASES } from '../dna';
import { BOUNDS, type Bounds, CHROMATIN_BOUNDS, CHROMATIN_GENES, kept } from './bounds';
import type { RegulationRates } from './regulation-settings';
import {
  type ChromatinGenes,
  type FactorGene,
  isFactor,
  isOfNetwork,
  type ModuleGene,
  type RegulatoryGene,
  type RegulatoryGenome,
} from './regulatory-genome';

type Rates = Pick<RegulationRates, 'motif' | 'promoter' | 'strength' | 'step'>;

/** Chance that a factor becomes a pioneer or ceases to be one, as a share of `strength`. */
const PIONEERING = 0.1;

export function mutateGenes({ genes, chromatin }: RegulatoryGenome, rates: Rates, prng: Prng): RegulatoryGenome {
  return {
    genes: genes.map((gene) => mutateRegulatoryGene(gene, rates, prng)),
    chromatin: chromatin && mutateChromatin(chromatin, rates, prng),
  };
}

/** The same of what a network's gates are expressed by alone: factors, and promoters of its modules. */
export function mutateExpression({ genes, chromatin }: RegulatoryGenome, rates: Rates, prng: Prng): RegulatoryGenome {
  const own = genes.map((gene) =>
    isFactor(gene) || isOfNetwork(gene) ? mutateRegulatoryGene(gene, rates, prng) : gene,
  );
  return { genes: own, chromatin };
}

function mutateRegulatoryGene(gene: RegulatoryGene, rates: Rates, prng: Prng): RegulatoryGene {
  return gene.kind === 'factor' ? mutateFactor(gene, rates, prng) : mutateModule(gene, rates, prng);
}

function mutateFactor(factor: FactorGene, rates: Rates, prng: Prng): FactorGene {
  const step = (value: number, bounds: Bounds): number => stepped(value, bounds, rates, prng);
  return {
    ...factor,
    motif: driftMotif(factor.motif, rates.motif, prng),
    effect: step(factor.effect, BOUNDS.effect),
    threshold: step(factor.threshold, BOUNDS.threshold),
    arming: factor.arming.map((weight) => step(weight, BOUNDS.arming)),
    cooperativity: step(factor.cooperativity, BOUNDS.cooperativity),
    isPioneer: prng.chance(PIONEERING * rates.strength) ? !factor.isPioneer : factor.isPioneer,
  };
}

function mutateModule(module: ModuleGene, rates: Rates, prng: Prng): ModuleGene {
  const promoter = mutatePromoter(module.promoter, rates.promoter, prng);
  return { ...module, promoter, basal: stepped(module.basal, BOUNDS.basal, rates, prng) };
}

/** Each weight goes up or down by one with a chance; at a bound a step beyond it is none. */
export function driftMotif(motif: FactorGene['motif'], rate: number, prng: Prng): number[][] {
  const { low, high } = BOUNDS.motif;
  return motif.map((position) =>
    position.map((weight) => {
      if (!prng.chance(rate)) return weight;
      return Math.max(low, Math.min(high, weight + (prng.chance(0.5) ? 1 : -1)));
    }),
  );
}

/** Each base becomes one of the three others with a chance. */
export function mutatePromoter(promoter: string, rate: number, prng: Prng): string {
  return Array.from(promoter, (base) => {
    return prng.chance(rate) ? BASES[(BASES.indexOf(base) + 1 + prng.integer(3)) % 4] : base;
  }).join('');
}

function mutateChromatin(genes: ChromatinGenes, rates: Rates, prng: Prng): ChromatinGenes {
  return Object.fromEntries(
    CHROMATIN_GENES.map((name) => [name, stepped(genes[name], CHROMATIN_BOUNDS[name], rates, prng)]),
  ) as unknown as ChromatinGenes;
}

/** What goes beyond a bound is thrown back, so that none is held. */
function stepped(value: number, bounds: Bounds, { strength, step }: Rates, prng: Prng): number {
  if (!prng.chance(strength)) return value;
  const { low, high } = bounds;
  const width = high - low;
  const moved = value + step * width * prng.normal() - low;
  const turn = ((moved % (2 * width)) + 2 * width) % (2 * width);
  return kept(low + (turn <= width ? turn : 2 * width - turn), bounds);
}
