/** From whom an individual has its regulatory genes, and the weights of its modules. */
import { donorsIn, geneParents } from '#evolution';
import { isOfNetwork, networkModules, type RegulatoryGene } from '#regulation';
import type { KeptRegulation } from '#tournament';

type Kept = Pick<KeptRegulation, 'born' | 'parents'>;

/** The id of the parent who gave a gene; null where that is not known. Who alone gave all other genes gave these, too. */
export function parentOf({ id }: RegulatoryGene, { born: { fromSecondary }, parents }: Kept): string | null {
  const couple = geneParents(parents);
  if (!fromSecondary) return couple.length === 1 && couple[0].share === 1 ? couple[0].id : null;
  const role = fromSecondary.includes(id) ? 'secondary' : 'primary';
  return couple.find((one) => one.role === role)?.id ?? null;
}

/** Ids of those whose weights a module was born with: by its id, or by that of which it is a copy. */
export function donorsOf(gene: RegulatoryGene, { parents }: Kept): string[] {
  if (!isOfNetwork(gene)) return [];
  const donors = donorsIn(parents).filter(({ regulation }) => {
    const own = regulation ? networkModules(regulation) : [];
    return [gene.id, gene.parentId].some((id) => id !== null && own.includes(id));
  });
  return donors.map(({ id }) => id);
}
