/**
 * Large changes of a regulatory chromosome: genes are lost and duplicated, a stretch is turned round, a stretch is moved. A duplicate beyond the most
 * that a genome may have is left out.
 */
import type { Prng } from '#base';
import type { RegulationRates, RegulationSettings } from './regulation-settings';
import { isFactor, isOfNetwork, type RegulatoryGene } from './regulatory-genome';

type Genes = readonly RegulatoryGene[];
type Caps = Pick<RegulationSettings, 'mostModules' | 'mostFactors'>;
type Rates = Pick<RegulationRates, 'duplication' | 'loss' | 'inversion' | 'translocation'>;

/** `birth` of the child names what is new in it. */
export function rearrange(genes: Genes, rates: Rates, caps: Caps, birth: string, prng: Prng): Genes {
  const left = lose(genes, rates.loss, prng);
  const doubled = duplicate(left, rates.duplication, caps, birth, prng);
  const inverted = prng.chance(rates.inversion) ? invert(doubled, prng) : doubled;
  return prng.chance(rates.translocation) ? translocate(inverted, prng) : inverted;
}

/** The promoters of hyperparameter genes are neither lost nor duplicated: each of those genes has one. */
function isVital(gene: RegulatoryGene): boolean {
  return !isFactor(gene) && !isOfNetwork(gene);
}

/** Each gene may go, but for the last factor and the last module of the network: what is gone for good could never be duplicated again. */
function lose(genes: Genes, rate: number, prng: Prng): Genes {
  const left = { factor: genes.filter(isFactor).length, module: genes.filter(isOfNetwork).length };
  return genes.filter((gene) => {
    if (isVital(gene) || !prng.chance(rate) || left[gene.kind] === 1) return true;
    left[gene.kind]--;
    return false;
  });
}

/** Each gene may have a copy behind it. */
function duplicate(genes: Genes, rate: number, { mostModules, mostFactors }: Caps, birth: string, prng: Prng): Genes {
  const room = {
    factor: mostFactors - genes.filter(isFactor).length,
    module: mostModules - genes.filter(isOfNetwork).length,
  };
  let copies = 0;
  return genes.flatMap((gene): Genes => {
    if (isVital(gene) || !prng.chance(rate) || room[gene.kind] <= 0) return [gene];
    room[gene.kind]--;
    return [gene, { ...gene, id: `${birth}-${copies++}`, parentId: gene.id }];
  });
}

/** A stretch between two breaks, each pair alike. */
function stretchIn(length: number, prng: Prng): readonly [from: number, to: number] {
  const [one, other] = [prng.integer(length + 1), prng.integer(length + 1)];
  return [Math.min(one, other), Math.max(one, other)];
}

export function invert(genes: Genes, prng: Prng): Genes {
  const [from, to] = stretchIn(genes.length, prng);
  return [...genes.slice(0, from), ...genes.slice(from, to).reverse(), ...genes.slice(to)];
}

export function translocate(genes: Genes, prng: Prng): Genes {
  const [from, to] = stretchIn(genes.length, prng);
  const others = [...genes.slice(0, from), ...genes.slice(to)];
  const at = prng.integer(others.length + 1);
  return [...others.slice(0, at), ...genes.slice(from, to), ...others.slice(at)];
}
