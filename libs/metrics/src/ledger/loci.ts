/**
 * Things that individuals have a value of each, level by level: alleles at loci, bases of promoters, columns of motifs, marks of promoters, their expression. Those of
 * regulation are alike by descent: genes with one id.
 */
import { allelesIn } from '#lineage';
import { factorsOf, modulesOf } from '#regulation';
import type { SearchSpace } from '#genome';
import type { Member } from '../lived-generation';

export type Value = string | number;
/** By name of the locus, the value of each who has it. */
export type Loci = ReadonlyMap<string, readonly Value[]>;

export type Level = 'allele' | 'promoter' | 'matrix' | 'methylationLevel' | 'expressionLevel';

/** Equal parts of expression that are told apart. */
const PARTS = 8;

/** `[locus, value]` of one individual. */
type Values = readonly (readonly [string, Value])[];

const VALUES: Readonly<Record<Exclude<Level, 'allele'>, (member: Member) => Values>> = {
  promoter: ({ regulation }) =>
    regulation
      ? modulesOf(regulation).flatMap(({ id, promoter }) =>
          [...promoter].map((base, at) => [`${id} ${at}`, base] as const),
        )
      : [],
  matrix: ({ regulation }) =>
    regulation
      ? factorsOf(regulation).flatMap(({ id, motif }) =>
          motif.map((column, at) => [`${id} ${at}`, column.join(' ')] as const),
        )
      : [],
  methylationLevel: ({ expressed }) =>
    Object.entries(expressed?.marks ?? {}).map(([id, { methylation }]) => [id, methylatedSites(methylation)] as const),
  expressionLevel: ({ regulation, expressed }) =>
    regulation && expressed
      ? modulesOf(regulation).map(({ id }, at) => [id, partOf(expressed.expression[at])] as const)
      : [],
};

export function lociOf(level: Level, members: readonly Member[], space: SearchSpace): Loci {
  if (level === 'allele') return new Map(space.map((locus) => [locus.name, allelesIn(members, locus)]));
  const loci = new Map<string, Value[]>();
  for (const member of members) {
    for (const [locus, value] of VALUES[level](member)) {
      const known = loci.get(locus);
      if (known) known.push(value);
      else loci.set(locus, [value]);
    }
  }
  return loci;
}

/** A site counts as methylated where a strand of it is. */
export function methylatedSites(methylation: string): number {
  return [...methylation].filter((strands) => strands !== '0').length;
}

function partOf(expression: number): number {
  return Math.min(PARTS - 1, Math.floor(PARTS * expression));
}
