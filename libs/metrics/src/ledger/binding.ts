/** What is bound to the promoters of those who lived. */
import { mean, sum } from '#base';
import {
  bindingInformation,
  type FactorGene,
  factorsOf,
  modulesOf,
  motifMatrix,
  type RegulatoryGenome,
  sequenceInformation,
} from '#regulation';
import type { Expressed, LivedGeneration, Member } from '../lived-generation';
import { once } from '../metric';
import { spread } from './spread';

/** Individuals that are looked at in a generation, spread over all by birth, and about how many sites they may have together: it runs where people are served. */
const MOST = 16;
const MOST_SITES = 32_768;

type Regulated = Member & { readonly regulation: RegulatoryGenome; readonly expressed: Expressed };

const isRegulated = (member: Member): member is Regulated => member.regulation !== null && member.expressed !== null;

/** Of those that were looked at; none where nobody has regulation. */
const boundIn = once(({ population }: LivedGeneration) => {
  const all = population.filter(isRegulated);
  const sites = Math.max(1, ...all.map(({ regulation }) => sitesOf(regulation)));
  return spread(all, Math.min(MOST, Math.max(1, Math.floor(MOST_SITES / sites)))).map(({ regulation, expressed }) =>
    bindingInformation(regulation, expressed.signals),
  );
});

/** Places of its promoters times factors. */
function sitesOf(regulation: RegulatoryGenome): number {
  return sum(modulesOf(regulation).map(({ promoter }) => promoter.length)) * factorsOf(regulation).length;
}

/** Mean over promoters; null where there is none. */
export function bindingEntropyBits(generation: LivedGeneration): number | null {
  return meanOrNull(boundIn(generation).flatMap(({ promoterBits }) => promoterBits));
}

/** R_sequence and R_frequency: means over bound molecules; null where none is bound. */
export const siteBits = once((generation: LivedGeneration) => {
  const factors = boundIn(generation).flatMap(({ factors }) => factors);
  const molecules = sum(factors.map((own) => own.molecules));
  if (molecules === 0) return null;
  const over = (bits: 'sequenceBits' | 'frequencyBits'): number =>
    sum(factors.map((own) => own.molecules * own[bits])) / molecules;
  return { sequence: over('sequenceBits'), frequency: over('frequencyBits') };
});

const matrixBits = (factor: FactorGene): number => sequenceInformation(motifMatrix(factor));

/** Mean information of motifs as factors have them; null where there is none. */
export function matrixInformationBits({ population }: LivedGeneration): number | null {
  return meanOrNull(population.flatMap(({ regulation }) => (regulation ? factorsOf(regulation).map(matrixBits) : [])));
}

function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : mean(values);
}
