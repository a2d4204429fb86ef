/** What tells two regulatory genomes apart: gene by gene, aligned by their ids, their order, and the rates of their marks. */
import type { RegulatoryGene, RegulatoryGenome } from './regulatory-genome';

export interface Change {
  readonly field: string;
  readonly one: unknown;
  readonly other: unknown;
}

export interface GeneDifference {
  readonly id: string;
  readonly kind: RegulatoryGene['kind'];
  /** Which of them has it. */
  readonly in: 'both' | 'one' | 'other';
  /** Fields that differ, of those that both have. */
  readonly changed: readonly Change[];
}

export interface GenomeDifference {
  /** Of the genes of one in its order, then those that the other has alone; genes that are alike are left out. */
  readonly genes: readonly GeneDifference[];
  /** Ids of the genes that both have, as each has them along its chromosome; null where that is the same order. */
  readonly order: { readonly one: readonly string[]; readonly other: readonly string[] } | null;
  /** Rates of chromatin that differ. */
  readonly chromatin: readonly Change[];
}

export function compareGenomes(one: RegulatoryGenome, other: RegulatoryGenome): GenomeDifference {
  const [own, others] = [one, other].map(({ genes }) => genes.map(({ id }) => id));
  const order = { one: own.filter((id) => others.includes(id)), other: others.filter((id) => own.includes(id)) };
  return {
    genes: genesApart(one, other),
    order: order.one.join() === order.other.join() ? null : order,
    chromatin: changes(one.chromatin ?? {}, other.chromatin ?? {}),
  };
}

function genesApart(one: RegulatoryGenome, other: RegulatoryGenome): GeneDifference[] {
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

/** By field, in the order of one, then those that the other has alone. */
function changes(one: object, other: object): readonly Change[] {
  const [before, after] = [one, other].map((fields) => new Map<string, unknown>(Object.entries(fields)));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [own, changed] = [before.get(field), after.get(field)];
    return JSON.stringify(own) === JSON.stringify(changed) ? [] : [{ field, one: own ?? null, other: changed ?? null }];
  });
}
