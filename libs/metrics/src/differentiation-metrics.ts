/** How far demes differ in their genes: docs/diversity.md. */
import { type Differentiation, type GeneDifferentiation, geneDifferentiation } from '#lineage';
import type { LivedGeneration } from './lived-generation';
import { byName, type Metric, once, whole } from './metric';

const differentiationOf = once(({ population, space }: LivedGeneration) => geneDifferentiation(population, space));

interface Index {
  readonly name: string;
  readonly of: keyof Differentiation;
  readonly help: string;
}

const INDICES: readonly Index[] = [
  {
    name: 'gst',
    of: 'gst',
    help:
      'G_ST: the share of the variation of genes that is between demes, 1 - H_S / H_T, of chances that two copies differ within demes and in all ' +
      '(Nei 1973; without bias, as Nei and Chesser 1983). Drift raises it; with migration of rate m it stays near ' +
      '1 / (1 + 2 N m (d / (d - 1))^2) in d islands of N, by drift as of Wright and Fisher, without mutation or selection.',
  },
  {
    name: 'jostD',
    of: 'jostD',
    help: 'D: how far demes differ in alleles, from 0 (the same frequencies) to 1 (no allele in common), whatever varies within (Jost 2008).',
  },
];

const COPIES = {
  all: ['', 'From means over loci.'],
  expressed: ['expressed', 'Of copies that phenotypes show.'],
  silent: ['silent', 'Of copies that phenotypes do not show, which is the neutral control.'],
} as const satisfies Partial<Record<keyof GeneDifferentiation, unknown>>;

function metricsOf({ name, of, help }: Index): readonly Metric<LivedGeneration>[] {
  const shared = { unit: 'share', direction: null };
  const prefixed = (prefix: string) => (prefix === '' ? name : `${prefix}${name[0].toUpperCase()}${name.slice(1)}`);
  const overLoci = Object.entries(COPIES).map(([copies, [prefix, which]]): Metric<LivedGeneration> => {
    const ofCopies = copies as keyof typeof COPIES;
    return {
      ...shared,
      name: prefixed(prefix),
      scope: 'generation',
      help: `${help} ${which}`,
      compute: (generation) => whole(differentiationOf(generation)[ofCopies]?.[of]),
    };
  });
  const ofLocus: Metric<LivedGeneration> = {
    ...shared,
    name: prefixed('locus'),
    scope: 'locus',
    help,
    compute: (generation) => byName(differentiationOf(generation).loci, (own) => own[of]),
  };
  return [...overLoci, ofLocus];
}

export const DIFFERENTIATION_METRICS: readonly Metric<LivedGeneration>[] = INDICES.flatMap(metricsOf);
