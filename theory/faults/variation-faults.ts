/** Faults of mutation and recombination. */
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';
import { corrected, linked } from './wrap';

export const VARIATION_FAULTS: readonly Fault[] = [
  fault(
    'loci that stay together in 75 % of children do so in 87.5 %',
    { 'recombination.linkage': 1 },
    {
      recombination: (scheme) => linked(PRODUCTION.recombination(scheme), 0.5),
    },
  ),
  fault(
    'the primary parent gives 55 % of the genes',
    { 'recombination.uniform': 1 },
    {
      recombination: (scheme) => linked(PRODUCTION.recombination(scheme), 0.1, 0),
    },
  ),
  fault(
    'loci recombine as if unlinked',
    { 'recombination.one-point': 1, 'recombination.linkage-decay': 0.1 },
    {
      recombination: () => PRODUCTION.recombination('uniform'),
    },
  ),
  fault(
    'half of mutations are lost',
    {
      'genealogy.alleles': 0.1,
      'load.balance': 0.1,
      'load.haldane': 0.3,
      'load.fittest-class': 0.3,
      'load.ratchet': 0.05,
      'load.threshold-below': 0.2,
      'load.threshold-above': 0.1,
      'error-threshold.small': 0.3,
      'error-threshold.medium': 0.2,
      'error-threshold.large': 0.1,
      'flattest.few-mutations': 1,
      'flattest.many-mutations': 0.3,
      'spectrum.rare': 0.5,
      'spectrum.common': 0.1,
    },
    {
      mutation: (loci, { rate, scale }) => PRODUCTION.mutation(loci, { rate: rate / 2, scale }),
    },
  ),
  fault(
    'a tenth of mutations is lost',
    { 'mutation.rate': 0.2 },
    {
      mutation: (loci, { rate, scale }) => PRODUCTION.mutation(loci, { rate: 0.9 * rate, scale }),
    },
  ),
  fault(
    'mutation prefers up: of steps down one in ten is none',
    { 'mutation.steps': 1, 'mutation.rate': 1 },
    {
      mutation: (loci, settings) =>
        corrected(loci, PRODUCTION.mutation(loci, settings), (gene, before, _at, uniform) =>
          gene < before && uniform() < 0.1 ? before : gene,
        ),
    },
  ),
  fault(
    'mutation prefers up: of steps down one in ten is a step to the top',
    { 'mutation.stationary': 0.1 },
    {
      mutation: (loci, settings) =>
        corrected(loci, PRODUCTION.mutation(loci, settings), (gene, before, at, uniform) =>
          loci.alleles[at] > 0 && gene < before && uniform() < 0.1 ? loci.alleles[at] - 1 : gene,
        ),
    },
  ),
  fault(
    'the last locus mutates a tenth less',
    { 'mutation.loci': 1 },
    {
      mutation: (loci, settings) =>
        corrected(loci, PRODUCTION.mutation(loci, settings), (gene, before, at, uniform) =>
          at === loci.count - 1 && uniform() < 0.1 ? before : gene,
        ),
    },
  ),
  fault(
    'genes mutate together',
    { 'mutation.independence': 0.3 },
    {
      mutation: (loci, { rate, scale }) => {
        const [more, less] = [1.3, 0.7].map((times) =>
          PRODUCTION.mutation(loci, { rate: Math.min(1, times * rate), scale }),
        );
        return (genes, row, prng) => (prng.uniform() < 0.5 ? more : less)(genes, row, prng);
      },
    },
  ),
  fault(
    'steps of real genes are a tenth too large',
    { 'mutation.real-step': 1 },
    {
      mutation: (loci, { rate, scale }) => PRODUCTION.mutation(loci, { rate, scale: 1.1 * scale }),
    },
  ),
  fault(
    'real genes stick to the upper bound',
    { 'mutation.real-stationary': 0.3 },
    {
      mutation: (loci, settings) =>
        corrected(loci, PRODUCTION.mutation(loci, settings), (gene, _before, at) => {
          const locus = loci.space[at];
          return locus.kind === 'real' && gene > 0.9 * locus.high ? locus.high : gene;
        }),
    },
  ),
];
