/**
 * The regulatory genome of a child of two parents. Genes align by id; the child has those of the primary parent, and of each that both have the copy of
 * one of them. Along the chromosome the giver changes with a chance from one gene that both have to the next, but only where the two are neighbours
 * in the same order in both: within a stretch that is turned round in one of them, and at its ends, nothing recombines (Sturtevant 1921;
 * Kirkpatrick and Barton 2006, Genetics 173:419). A stretch that comes as a whole from the secondary parent comes in its order.
 */
import type { Prng } from '#base';
import type { RegulatoryGene, RegulatoryGenome } from './regulatory-genome';

type Genes = readonly RegulatoryGene[];

/** `rate` is the chance of a change of the giver between two neighbours; .5: none is linked. */
export function recombineGenomes(
  primary: RegulatoryGenome,
  secondary: RegulatoryGenome,
  rate: number,
  prng: Prng,
): RegulatoryGenome {
  const chromatin = prng.chance(0.5) ? primary.chromatin : secondary.chromatin;
  return { genes: recombineGenes(primary.genes, secondary.genes, rate, prng), chromatin };
}

export function recombineGenes(primary: Genes, secondary: Genes, rate: number, prng: Prng): Genes {
  const own = new Set(primary.map(({ id }) => id));
  const others = secondary.filter(({ id }) => own.has(id));
  const placeOf = new Map(others.map(({ id }, at) => [id, at]));
  const runs: { readonly genes: RegulatoryGene[]; readonly isOfSecondary: boolean }[] = [];
  let isOfSecondary = prng.chance(0.5);
  let last: number | undefined;
  for (const gene of primary) {
    const place = placeOf.get(gene.id);
    const changes = place !== undefined && last !== undefined && place === last + 1 && prng.chance(rate);
    if (changes) isOfSecondary = !isOfSecondary;
    if (runs.length === 0 || changes) runs.push({ genes: [], isOfSecondary });
    runs.at(-1)!.genes.push(gene);
    last = place ?? last;
  }
  return runs.flatMap((run) => (run.isOfSecondary ? taken(run.genes, others, placeOf) : run.genes));
}

/** Those of a run that the secondary parent has, as it has them, and in its order where there they are neighbours too. */
function taken(run: Genes, others: Genes, placeOf: ReadonlyMap<string, number>): Genes {
  const copies = run.map((gene) => {
    const place = placeOf.get(gene.id);
    return place === undefined ? gene : others[place];
  });
  const places = run.flatMap(({ id }) => placeOf.get(id) ?? []);
  const [first, end] = [Math.min(...places), Math.max(...places)];
  if (places.length < 2 || end - first + 1 !== places.length) return copies;
  const sorted = copies.filter(({ id }) => placeOf.has(id)).sort((a, b) => placeOf.get(a.id)! - placeOf.get(b.id)!);
  return copies.map((gene) => (placeOf.has(gene.id) ? sorted.shift()! : gene));
}
