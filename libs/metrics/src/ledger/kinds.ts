/** What individuals are as a whole, as text: alike where they are alike. */
import type { SearchSpace } from '#genome';
import { allelesIn, skeletonOf } from '#lineage';
import { moduleGates, networkModules } from '#regulation';
import type { Member } from '../lived-generation';

/** Of all alleles, real ones in eighths of their scale. */
export function genotypesOf(members: readonly Member[], space: SearchSpace): readonly string[] {
  const loci = space.map((locus) => allelesIn(members, locus));
  return members.map((_, at) => JSON.stringify(loci.map((alleles) => alleles[at])));
}

/** Of the alleles that phenotypes show, and which modules are open. */
export function phenotypesOf(members: readonly Member[], space: SearchSpace): readonly string[] {
  return members.map((member) => `${skeletonOf(member.genome, space).kind} ${openModules(member).join(' ')}`);
}

function openModules({ regulation, expressed }: Member): readonly string[] {
  if (!regulation || !expressed) return [];
  const gates = moduleGates(regulation, expressed.expression);
  return networkModules(regulation).filter((_, at) => gates[at] > 0);
}
