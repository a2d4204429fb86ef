/** Whether regulatory genes that come from elsewhere are such as the parents had who are said to have given them. */
import { geneParents } from '#evolution';
import type { RegulatoryGene } from '#regulation';
import type { Individual } from '../records';
import { refuse } from '../refuse-kept';

/** `known` has its parents, as far as they are kept. Refuses `regulation`, whose column is named. */
export function checkGivers(individual: Individual, known: readonly Individual[]): void {
  const { id, regulation } = individual;
  if (!regulation) return;
  const { genes, fromSecondary } = regulation;
  const column = `individual ${id} regulation`;
  const couple = geneParents(individual.parents);
  const ids = genes.map((gene) => gene.id);
  if (fromSecondary && couple.length < 2) {
    refuse(`${column} fromSecondary`, fromSecondary, 'left out: it has no two parents');
  }
  if (fromSecondary && fromSecondary.join() !== ids.filter((each) => fromSecondary.includes(each)).join()) {
    refuse(`${column} fromSecondary`, fromSecondary, `ids among ${ids.join(', ')}, in that order`);
  }
  if (couple.length === 2 && !fromSecondary) return; // from before it was kept
  const [primary, secondary] = couple.map((parent) => known.find((one) => one.id === parent.id));
  for (const gene of genes) {
    const isOfSecondary = Boolean(fromSecondary?.includes(gene.id));
    const giver = isOfSecondary ? secondary : primary;
    const source = sourceOf(gene, individual);
    if (!giver || giver.regulation?.genes.some((each) => each.id === source)) continue;
    refuse(
      `${column} genes`,
      gene.id,
      `one that ${giver.id} has, its ${isOfSecondary ? 'secondary' : 'primary'} parent`,
    );
  }
}

/** The id that a gene has in the parent: of a duplicate that is new in the child, that of what it is a copy of. */
function sourceOf({ id, parentId }: RegulatoryGene, { generation, slot }: Individual): string | null {
  return id.startsWith(`${generation}-${slot}-`) ? parentId : id;
}
