/** What is bound to the promoters of those who lived. */
import { mean, sum } from '#base';
import { bindingInformation, type FactorGene, factorsOf, motifMatrix, sequenceInformation } from '#regulation';
import type { LivedGeneration, Member } from '../lived-generation';
import { once } from '../metric';

/** Individuals that are looked at in a generation, spread over all by birth: it runs where people are served. */
const MOST = 16;

type Regulated = Member & { readonly regulation: object; readonly expressed: object };

const isRegulated = (member: Member): member is Regulated => member.regulation !== null && member.expressed !== null;

/** Of those that were looked at; none where nobody has regulation. */
const boundIn = once(({ population }: LivedGeneration) => {
  const all = population.filter(isRegulated);
  const seen = Math.min(MOST, all.length);
  return Array.from({ length: seen }, (_, at) => all[Math.floor((at * all.length) / seen)]).map(
    ({ regulation, expressed }) => bindingInformation(regulation, expressed.signals),
  );
});

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
