/** Faults of rates that adapt. */
import type { Loci, Mutation, MutationSettings } from '#genome';
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';
import { corrected } from './wrap';

const logNormal = PRODUCTION['log-normal'];

const isRate = ({ space }: Loci, at: number): boolean => /Rate$|Scale$/.test(space[at].name);

/** Another mutation in the place of log-normal. */
function mutating(make: (loci: Loci, settings: MutationSettings, step: number) => Mutation) {
  return {
    'log-normal': (step: number) => {
      return { mutation: (loci: Loci, settings: MutationSettings) => make(loci, settings, step) };
    },
  };
}

export const ADAPTATION_FAULTS: readonly Fault[] = [
  fault(
    'steps of rates are a tenth too large',
    { 'adaptation.step': 1 },
    { 'log-normal': (step) => logNormal(1.1 * step) },
  ),
  fault(
    'genes mutate before the rates of the child do',
    { 'adaptation.own-rate': 0.3 },
    mutating((loci, settings, step) => {
      const [still, moving] = [1e-12, step].map((own) => logNormal(own).mutation(loci, settings));
      return (genes, row, prng) => {
        const start = row * loci.count;
        const moved = genes.slice(start, start + loci.count);
        still(genes, row, prng);
        moving(moved, 0, prng);
        moved.forEach((gene, at) => isRate(loci, at) && (genes[start + at] = gene));
      };
    }),
  ),
  fault(
    'rates prefer up: of steps down one in ten is none',
    { 'adaptation.flat': 1 },
    mutating((loci, settings, step) =>
      corrected(loci, logNormal(step).mutation(loci, settings), (gene, before, at, uniform) =>
        isRate(loci, at) && gene < before && uniform() < 0.1 ? before : gene,
      ),
    ),
  ),
  fault(
    'the crossover rate of the config is that of all',
    { 'adaptation.crossover': 1 },
    {
      step: (population, state, environment, operators, randomness) => {
        const variation = { ...operators.variation, crossoverRate: 0.45, crossoverLocus: -1 };
        return PRODUCTION.step(population, state, environment, { ...operators, variation }, randomness);
      },
    },
  ),
  fault(
    'steps of real genes grow as the root of the scale',
    { 'adaptation.sphere': 0.2 },
    mutating((loci, settings, step) => {
      const mutate = logNormal(step).mutation(loci, settings);
      const scaleAt = loci.space.findIndex(({ name }) => name === 'mutationScale');
      return (genes, row, prng) => {
        const start = row * loci.count;
        const before = genes.slice(start, start + loci.count);
        mutate(genes, row, prng);
        const root = Math.sqrt(genes[start + scaleAt]);
        before.forEach((gene, at) => {
          if (!isRate(loci, at)) genes[start + at] = gene + (genes[start + at] - gene) / root;
        });
      };
    }),
  ),
];
