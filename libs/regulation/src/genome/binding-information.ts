/** What is bound to a genome's promoters, in bits. */
import { configurationEntropyBits } from '../binding/configuration-entropy';
import { dnaOf } from '../dna';
import { siteInformation, type SiteInformation } from '../motif/site-information';
import { bindingFactors, NUCLEOSOME, occupancyOfPromoter } from './express-genome';
import { modulesOf, type RegulatoryGenome } from './regulatory-genome';

export interface BindingInformation {
  /** Entropy of what is bound, of each promoter in the order of the chromosome. */
  readonly promoterBits: readonly number[];
  /** Of factors that are bound likely enough anywhere. */
  readonly factors: readonly SiteInformation[];
}

/** Where there are these signals. */
export function bindingInformation(genome: RegulatoryGenome, signals: readonly number[]): BindingInformation {
  const factors = bindingFactors(genome, signals);
  const promoters = modulesOf(genome).map(({ promoter }) => {
    return { dna: dnaOf(promoter), ...occupancyOfPromoter(promoter, factors) };
  });
  const sitesOf = (factor: number) =>
    promoters.map(({ dna, sites }) => ({ dna, sites: sites.filter((site) => site.factor === factor) }));
  return {
    promoterBits: promoters.map(({ dna, partitionBits }) =>
      configurationEntropyBits(dna, factors, NUCLEOSOME, partitionBits),
    ),
    factors: factors.flatMap((_, factor) => siteInformation(sitesOf(factor)) ?? []),
  };
}
