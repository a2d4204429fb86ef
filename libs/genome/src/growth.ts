/**
 * Growth: a child whose network is larger than its parent's by one step, and computes the same function until it is trained (Chen et al. 2016,
 * "Net2Net"; docs/decisions/0015). As gene duplication (Ohno 1970) it only adds: what is added is without effect at first and free to become
 * something, where point mutation makes networks smaller as often as larger.
 */
import { InvalidValueError } from '#base';
import { architectureLoci } from './express';
import type { Loci } from './loci';
import type { Mutation } from './mutation';
import type { Family } from './phenotype';
import type { OrdinalLocus } from './search-space';

/** Loci whose next allele makes a larger network of the same function. */
const GROWING = [
  'context',
  'width',
  'depth',
  'embedding',
  'heads',
  'headSize',
  'window',
  'kernel',
  'experts',
  'modules',
  'adapterRank',
];

/**
 * With probability `rate` the next allele at one of the loci at which the child's family can still grow, each alike; nothing where it
 * cannot. What is conserved does not grow, nor the rank of modules where there are none. Draws nothing at rate 0. Throws an InvalidValueError if `rate` is no probability.
 */
export function growth({ space, alleles, count, mutable }: Loci, rate: number): Mutation {
  if (!(rate >= 0 && rate <= 1)) throw new InvalidValueError('rate', rate, 'a number from 0 to 1');
  const names = space.map(({ name }) => name);
  const family = names.indexOf('family');
  if (rate === 0 || family < 0) return () => undefined;
  const families = (space[family] as { readonly values: readonly string[] }).values as readonly Family[];
  const growing = families.map((each) => {
    const expressed = architectureLoci(each).filter((name) => GROWING.includes(name));
    return expressed.map((name) => names.indexOf(name)).filter((at) => mutable.includes(at));
  });
  const [modules, rank] = [names.indexOf('modules'), names.indexOf('adapterRank')];
  const none = modules < 0 ? undefined : (space[modules] as OrdinalLocus).values.indexOf(0);
  return (genes, row, prng) => {
    if (!prng.chance(rate)) return;
    const start = row * count;
    const isSilent = (at: number): boolean => at === rank && genes[start + modules] === none;
    const open = growing[genes[start + family]].filter((at) => genes[start + at] < alleles[at] - 1 && !isSilent(at));
    if (open.length > 0) genes[start + open[prng.integer(open.length)]]++;
  };
}
