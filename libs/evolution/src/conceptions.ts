/** Children with named parents, of the kernel's births. */
import { groupBy, type Prng } from '#base';
import { genomeIn, type Genome, type Loci } from '#genome';
import type { Births } from './births';
import type { Candidate } from './candidate';
import type { Donation } from './operators';

export type ParentRole = 'primary' | 'secondary' | 'weights';

/** A parent of a child, and what of the child's genome came from it. */
export interface ParentShare {
  readonly id: string;
  /** Fraction of the genes that it gave, before mutation; the shares of a child sum to 1. */
  readonly share: number;
  /** Fraction of the weights that the child starts from, over all that are inherited; these sum to 1, or to 0 where all is fresh. */
  readonly weightShare: number;
  /** The fitter parent is the primary one, of equals the one that was drawn first. `weights` is of those who gave weights and no genes. */
  readonly role: ParentRole;
  /** Names of the loci that it gave, in the order of the search space. */
  readonly genes: readonly string[];
}

/** A child to be born. */
export interface Conception {
  /** From 0 among the newborns of a generation, in the order of the demes. */
  readonly slot: number;
  readonly deme: string;
  readonly genome: Genome;
  /** The primary parent first, then the secondary one, then those who gave weights alone, by id; none for a founder. */
  readonly parents: readonly ParentShare[];
  /** Ids of those among them who give weights, whose weights suit best first, then kin from the lowest cross-entropy on. */
  readonly donors: readonly string[];
}

/** Parents who gave genes, the primary one first. */
export function geneParents<Parent extends Pick<ParentShare, 'role'>>(parents: readonly Parent[]): readonly Parent[] {
  return parents.filter(({ role }) => role !== 'weights');
}

/** Parents who gave weights. */
export function donorsIn<Parent extends Pick<ParentShare, 'weightShare'>>(
  parents: readonly Parent[],
): readonly Parent[] {
  return parents.filter(({ weightShare }) => weightShare > 0);
}

/**
 * The parents of a child with weights of some of its donors alone, in equal shares: who gives neither genes nor weights any more is no parent.
 */
export function withDonors(parents: readonly ParentShare[], donors: readonly string[]): readonly ParentShare[] {
  return parents
    .map((parent) => ({ ...parent, weightShare: donors.includes(parent.id) ? 1 / donors.length : 0 }))
    .filter(({ role, weightShare }) => role !== 'weights' || weightShare > 0);
}

/** By slot. `living` and `demes` are in the order of the kernel's indices; a stream of `prng` a slot. */
export function conceptionsOf(
  births: Births,
  living: readonly Candidate[],
  demes: readonly string[],
  loci: Loci,
  donate: Donation,
  prng: Prng,
): readonly Conception[] {
  const all = living.map(({ id, deme, genome, donors, validationNats }) => {
    return { id, deme, genome, donors, nats: validationNats ?? NaN };
  });
  const viable = groupBy(
    all.filter(({ nats }) => !Number.isNaN(nats)),
    ({ deme }) => deme,
  );
  return Array.from(births.deme, (deme, slot) => {
    const genome = genomeIn(loci, births.genes, slot);
    const couple = [...births.parents.subarray(2 * slot, 2 * slot + 2)].filter((index) => index >= 0);
    const child = { slot, deme: demes[deme], genome };
    if (couple.length === 0) return { ...child, parents: [], donors: [] };
    const givers = couple.map((index) => all[index]);
    const given = donate(genome, givers, viable.get(givers[0].deme)!, prng.seek(slot));
    const weightShares = new Map(given.map(({ donor, share }) => [donor.id, share]));
    const parents = givers.map(({ id }, rank): ParentShare => {
      return { ...shareOf(births, id, slot, rank, loci), weightShare: weightShares.get(id) ?? 0 };
    });
    const others = given
      .filter(({ donor }) => givers.every(({ id }) => id !== donor.id))
      .map(({ donor, share }) => donorOnly(donor.id, share));
    return { ...child, parents: [...parents, ...others.sort(byId)], donors: given.map(({ donor }) => donor.id) };
  });
}

function shareOf({ givers }: Births, id: string, slot: number, rank: number, { space, count }: Loci) {
  const genes = space.map(({ name }) => name).filter((_, at) => givers[slot * count + at] === rank);
  return { id, share: genes.length / count, role: rank === 0 ? 'primary' : 'secondary', genes } as const;
}

/** One who gave weights and no genes. */
function donorOnly(id: string, weightShare: number): ParentShare {
  return { id, share: 0, weightShare, role: 'weights', genes: [] };
}

function byId(one: ParentShare, other: ParentShare): number {
  return Number(one.id > other.id) - Number(one.id < other.id);
}
