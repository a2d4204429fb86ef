/** What tells two regulatory genomes apart, gene by gene, aligned by their ids. */
import type { RegulatoryGene, RegulatoryGenome } from './regulatory-genome';

export interface GeneDifference {
  readonly id: string;
  readonly kind: RegulatoryGene['kind'];
  /** Which of them has it. */
  readonly in: 'both' | 'one' | 'other';
  /** Fields that differ, of those that both have. */
  readonly changed: readonly { readonly field: string; readonly one: unknown; readonly other: unknown }[];
}

/** Of the genes of one in its order, then those that the other has alone; genes that are alike are left out. */
export function compareGenomes(one: RegulatoryGenome, other: RegulatoryGenome): GeneDifference[] {
  const others = new Map(other.genes.map((gene) => [gene.id, gene]));
  const own = new Set(one.genes.map(({ id }) => id));
  const ofOne = one.genes.flatMap((gene): GeneDifference[] => {
    const { id, kind } = gene;
    const homologue = others.get(id);
    if (!homologue) return [{ id, kind, in: 'one', changed: [] }];
    const changed = changes(gene, homologue);
    return changed.length > 0 ? [{ id, kind, in: 'both', changed }] : [];
  });
  const ofOther = other.genes.filter(({ id }) => !own.has(id));
  return [...ofOne, ...ofOther.map(({ id, kind }) => ({ id, kind, in: 'other', changed: [] }) as const)];
}

function changes(one: RegulatoryGene, other: RegulatoryGene): GeneDifference['changed'] {
  const [before, after] = [one, other].map((gene) => Object.entries(gene));
  return before.flatMap(([field, value], at) => {
    const [, changed] = after[at] ?? [];
    return JSON.stringify(value) === JSON.stringify(changed) ? [] : [{ field, one: value, other: changed }];
  });
}
