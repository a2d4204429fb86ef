/**
 * From a regulatory genome and signals to expression. Signals arm factors; those that are armed bind promoters in equilibrium (`binding/occupancy.ts`); what is
 * bound moves the log-odds of expression from the basal ones, and so do marks:
 *
 *   e = logistic(basal + sum over factors of effect x molecules bound + what marks add, `markLogOdds`)
 *
 * Factors are armed by signals alone and by no factor, so that there is no cycle, and no order of updates.
 */
import { InvalidValueError } from '#base';
import type { BindingFactor, Nucleosome } from '../binding/factor';
import { boundTo, type Occupancy, occupancyOf } from '../binding/occupancy';
import { dnaOf } from '../dna';
import { type Marks, markLogOdds, UNMARKED } from '../chromatin/marks';
import { motifWeights } from './motif-weights';
import {
  factorsOf,
  type FactorGene,
  isOfNetwork,
  type ModuleGene,
  modulesOf,
  type RegulatoryGenome,
} from './regulatory-genome';

/** Concentration times affinity at 0 bits of a factor that is fully armed. */
const CONCENTRATION = 2 ** -6;
/** Half as long as a default promoter, at each place 1/16 as likely as none: where nothing else binds about half of those promoters have one. */
export const NUCLEOSOME: Nucleosome = { length: 16, weight: 1 / 16 };

export const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The chance that a factor is armed. */
export function armed({ threshold, arming }: FactorGene, signals: readonly number[]): number {
  if (signals.length !== arming.length) {
    throw new InvalidValueError('signals', signals, `${arming.length} numbers, as many as arm the factor`);
  }
  return logistic(arming.reduce((sum, weight, at) => sum + weight * signals[at], threshold));
}

/** As thermodynamics sees the factors of a genome, where there are these signals. */
export function bindingFactors(genome: RegulatoryGenome, signals: readonly number[]): BindingFactor[] {
  return factorsOf(genome).map((factor) => ({
    weights: motifWeights(factor),
    concentration: CONCENTRATION * armed(factor, signals),
    cooperativity: 2 ** factor.cooperativity,
    isPioneer: factor.isPioneer,
  }));
}

export function occupancyOfPromoter(promoter: string, factors: readonly BindingFactor[]): Occupancy {
  return occupancyOf(dnaOf(promoter), factors, NUCLEOSOME);
}

/** Of each module, in the order of the chromosome: from 0 to 1. Marks are by id; a promoter without any is bare. */
export function expressionOf(genome: RegulatoryGenome, signals: readonly number[], marks: Marks | null): number[] {
  const factors = bindingFactors(genome, signals);
  const modules = modulesOf(genome);
  const promoters = modules.map(({ promoter }) => dnaOf(promoter));
  const bound = boundTo(promoters, factors, NUCLEOSOME);
  return modules.map((module, at) => expressionOfModule(genome, module, bound[at], marks));
}

/** `bound` are molecules of each factor of the genome at the module's promoter. */
export function expressionOfModule(
  genome: RegulatoryGenome,
  { id, basal }: ModuleGene,
  bound: readonly number[],
  marks: Marks | null,
): number {
  const bySites = factorsOf(genome).reduce((sum, { effect }, factor) => sum + effect * bound[factor], 0);
  return rounded(logistic(basal + bySites + markLogOdds(marks?.[id] ?? UNMARKED)));
}

/** Ids of the modules of the network, sorted, so that genomes with the same ones have the same network. */
export function networkModules({ genes }: RegulatoryGenome): readonly string[] {
  return genes
    .filter(isOfNetwork)
    .map(({ id }) => id)
    .sort();
}

/** Expression below which a module is silent. */
const SILENT = 0.05;

/** Gates of the modules of the network, in the order of `networkModules`, 0 of those that are silent; `expression` is that of all, as `expressionOf` gives it. */
export function moduleGates(genome: RegulatoryGenome, expression: readonly number[]): number[] {
  const byId = new Map(modulesOf(genome).map(({ id }, at) => [id, expression[at]]));
  return networkModules(genome).map((id) => (byId.get(id)! < SILENT ? 0 : byId.get(id)!));
}

/** To 2^-20, so that the last bits of logarithms, which differ among processors, are not kept. */
function rounded(value: number): number {
  return Math.round(value * 2 ** 20) / 2 ** 20;
}
