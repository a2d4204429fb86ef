/** Children with named parents, of the kernel's births. */
import { genomeIn, type Genome, type Loci } from '#genome';
import type { Births } from './births';
import type { Candidate } from './candidate';
import { donorOf } from './donor';

/** A parent of a child, and what of the child's genome came from it. */
export interface ParentShare {
  readonly id: string;
  /** Fraction of the genes that it gave, before mutation; the shares of a child sum to 1. */
  readonly share: number;
  /** The fitter parent is the primary one, of equals the earlier born. */
  readonly role: 'primary' | 'secondary';
  /** Names of the loci that it gave, in the order of the search space. */
  readonly genes: readonly string[];
}

/** A child to be born. */
export interface Conception {
  /** From 0 among the newborns of a generation, in the order of the demes. */
  readonly slot: number;
  readonly deme: string;
  readonly genome: Genome;
  /** The primary parent first; none for a founder. */
  readonly parents: readonly ParentShare[];
  /** The parent whose weights the child starts from: whose weights suit it best, of equals the primary one (`donor.ts`); null: fresh weights. */
  readonly donor: string | null;
}

/** By slot. `living` and `demes` are in the order of the kernel's indices. */
export function conceptionsOf(
  births: Births,
  living: readonly Pick<Candidate, 'id' | 'genome'>[],
  demes: readonly string[],
  loci: Loci,
): readonly Conception[] {
  return Array.from(births.deme, (deme, slot) => {
    const genome = genomeIn(loci, births.genes, slot);
    const couple = [...births.parents.subarray(2 * slot, 2 * slot + 2)].filter((index) => index >= 0);
    const parents = couple.map((index, rank) => shareOf(births, living[index].id, slot, rank, loci));
    const givers = couple.map((index) => living[index]);
    const donor = donorOf(
      genome,
      givers.map((giver) => giver.genome),
    );
    return { slot, deme: demes[deme], genome, parents, donor: donor === undefined ? null : givers[donor].id };
  });
}

function shareOf({ givers }: Births, id: string, slot: number, rank: number, { space, count }: Loci): ParentShare {
  const genes = space.map(({ name }) => name).filter((_, at) => givers[slot * count + at] === rank);
  return { id, share: genes.length / count, role: rank === 0 ? 'primary' : 'secondary', genes };
}
