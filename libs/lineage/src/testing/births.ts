/** Pedigrees for specs. */
import { individualId, type Prng } from '#base';
import { type Born, PedigreeTable } from '../pedigree-table';

export const LOCI = ['a', 'b', 'c', 'd'];

/** `k-1-0` with a primary parent, and a secondary one that gave some genes. */
export function bornOf(id: string, primary?: string, secondary?: string, genes: readonly string[] = []): Born {
  const [generation, slot] = id.split('-').slice(1).map(Number);
  const others = LOCI.filter((locus) => !genes.includes(locus));
  const parents = [
    ...(primary ? [{ id: primary, role: 'primary' as const, genes: others }] : []),
    ...(secondary ? [{ id: secondary, role: 'secondary' as const, genes }] : []),
  ];
  return { id, generation, slot, parents };
}

export function tableOf(...generations: readonly (readonly Born[])[]): PedigreeTable {
  const table = new PedigreeTable(LOCI);
  for (const born of generations) table.add(born);
  return table;
}

/** A generation of which everyone has two parents drawn from the one before (Wright-Fisher), and each gene from either. */
export function mated(generation: number, size: number, prng: Prng): Born[] {
  const parent = (): string => individualId('k', { generation: generation - 1, slot: prng.integer(size) });
  const half = (): string[] => LOCI.filter(() => prng.uniform() < 0.5);
  return Array.from({ length: size }, (_, slot) => {
    const id = individualId('k', { generation, slot });
    return generation === 0 ? bornOf(id) : bornOf(id, parent(), parent(), half());
  });
}
