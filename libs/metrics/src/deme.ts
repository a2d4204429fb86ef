/**
 * What is worked out of each deme for its metrics, where parents of other demes are immigrants: docs/genetics.md. The trait is the cross-entropy on
 * validation, in nats, of those that are viable; one who lives on is a descendant of itself.
 */
import { groupBy, median, sum } from '#base';
import { donorsIn, geneParents } from '#evolution';
import { geneCoalescence, genealogyOf, type GenealogyNode } from '#lineage';
import { type Fostered, fosteringSlopes } from './genetics/fostering';
import { offspringNumbers } from './genetics/offspring-number';
import { priceTerms } from './genetics/price';
import { responseTo } from './genetics/response';
import { type Transmitted, transmissionTerms } from './genetics/transmission';
import type { LivedGeneration, Member } from './lived-generation';
import { once } from './metric';

export interface Deme {
  readonly generation: LivedGeneration;
  /** Everyone who lived in it. */
  readonly population: readonly Member[];
  /** Of those the viable. */
  readonly living: readonly Member[];
  /** Who could be parents. */
  readonly before: readonly Member[];
}

export const demesOf = once((generation: LivedGeneration): Readonly<Record<string, Deme>> => {
  const [population, before] = [generation.population, generation.before].map((members) =>
    groupBy(members, ({ deme }) => deme),
  );
  const demes = generation.demes.map((name): [string, Deme] => {
    const here = population.get(name) ?? [];
    const living = here.filter((member) => natsOf(member) !== null);
    const parents = (before.get(name) ?? []).filter((member) => natsOf(member) !== null);
    return [name, { generation, population: here, living, before: parents }];
  });
  return Object.fromEntries(demes);
});

/** Of the viable; null also where it is not finite. */
function natsOf({ score }: Pick<Member, 'score'>): number | null {
  return score && Number.isFinite(score.nats) ? score.nats : null;
}

export const price = once(({ living, before }: Deme) => {
  return priceTerms(before.map(natsOf) as number[], descendantsOf(living, before));
});

export const transmission = once(({ living, before }: Deme) => {
  return before.length === 0 || living.length === 0
    ? null
    : transmissionTerms(before.map(natsOf) as number[], descendantsOf(living, before));
});

function natsById(members: readonly Member[]): ReadonlyMap<string, number> {
  return new Map(members.map((member) => [member.id, natsOf(member)!]));
}

/** The mean over those whose weights a child inherited, by their shares; null where it inherited none, or not all of them are known. */
function donorNats(parents: Member['parents'], nats: ReadonlyMap<string, number>): number | null {
  const donors = donorsIn(parents);
  if (donors.length === 0 || !donors.every(({ id }) => nats.has(id))) return null;
  return sum(donors.map(({ id, weightShare }) => weightShare * nats.get(id)!));
}

/** Nats that newborns with inherited weights are above their donors, before training. */
export const lossAtBirth = once(({ generation: { generation }, living, before }: Deme): readonly number[] => {
  const natsBefore = natsById(before);
  return living.flatMap(({ generation: born, parents, birthNats }) => {
    const given = donorNats(parents, natsBefore);
    return born !== generation || given === null || birthNats === null ? [] : [birthNats - given];
  });
});

/** Children of which each parent is known, no survivors. */
export const response = once(({ generation: { generation }, living, before }: Deme) => {
  const children = living.filter((member) => member.generation === generation && member.parents.length > 0);
  const known = descendantsOf(children, before).filter(({ shares }) => shares.length > 0);
  return responseTo(before.map(natsOf) as number[], known);
});

/** What genes and what weights pass on: of viable newborns that strangers of this deme raised. */
export const fostering = once(({ generation: { generation }, living, before }: Deme) => {
  const nats = natsById(before);
  const children = living.flatMap(({ generation: born, parents, ...child }): Fostered[] => {
    const [own, fosters] = [geneParents(parents), parents.filter(({ role }) => role === 'weights')];
    const isFostered = born === generation && fosters.some(({ weightShare }) => weightShare === 1);
    if (!isFostered || !parents.every(({ id }) => nats.has(id))) return [];
    const ofParents = sum(own.map(({ id, share }) => share * nats.get(id)!));
    return [
      {
        kind: child.genome['family'] as string,
        value: natsOf(child)!,
        parents: ofParents,
        foster: nats.get(fosters[0].id)!,
      },
    ];
  });
  return fosteringSlopes(children);
});

function descendantsOf(members: readonly Member[], before: readonly Member[]): readonly Transmitted[] {
  const indexOf = new Map(before.map(({ id }, at) => [id, at]));
  const natsBefore = natsById(before);
  return members.map((member): Transmitted => {
    const own = indexOf.get(member.id);
    const given = own === undefined ? geneParents(member.parents) : [{ id: member.id, share: 1 }];
    const shares = given.flatMap(({ id, share }) => {
      const ancestor = indexOf.get(id);
      return ancestor === undefined ? [] : [{ ancestor, share }];
    });
    const value = natsOf(member)!;
    const birth = own === undefined ? member.birthNats : natsOf(before[own]);
    return {
      value,
      birth,
      parents: geneParents(member.parents).length,
      donor: own === undefined ? donorNats(member.parents, natsBefore) : null,
      shares,
    };
  });
}

/** The deme of each of those before, by id. */
const homesOf = once(({ before }: LivedGeneration) => new Map(before.map(({ id, deme }) => [id, deme])));

/** Newborns whose primary parent lived in another deme. */
export function migrants({ generation, population }: Deme): readonly Member[] {
  const homes = homesOf(generation);
  return population.filter((one) => {
    const primary = one.parents.find(({ role }) => role === 'primary');
    const home = primary && homes.get(primary.id);
    return one.generation === generation.generation && home !== undefined && home !== one.deme;
  });
}

/** Copies that each of those before has of each gene among those who were born or live on. */
export const offspring = once(({ generation: { space }, population, before }: Deme) => {
  const indexOf = new Map(before.map(({ id }, at) => [id, at]));
  const loci = space.map(() => before.map(() => 0));
  const locusOf = new Map(space.map(({ name }, at) => [name, at]));
  for (const { id, parents } of population) {
    const own = indexOf.get(id);
    if (own !== undefined) for (const copies of loci) copies[own]++;
    for (const parent of own === undefined ? parents : []) {
      const giver = indexOf.get(parent.id);
      if (giver === undefined) continue;
      for (const gene of parent.genes) {
        const locus = locusOf.get(gene);
        if (locus !== undefined) loci[locus][giver]++;
      }
    }
  }
  return offspringNumbers(loci);
});

export const genealogy = once(({ generation: { pedigree, generation }, living }: Deme): GenealogyNode | null =>
  living.length === 0 ? null : genealogyOf(pedigree, living, generation),
);

export const genes = once(({ generation: { pedigree, generation, space }, living }: Deme) =>
  living.length === 0 ? [] : space.map((_, locus) => geneCoalescence(pedigree, living, generation, locus)),
);

/** The median over loci, which can be told once more than half of them have an ancestor. */
export function medianCoalescence(deme: Deme): number {
  return median(genes(deme).map(({ generations }) => generations ?? Infinity));
}
