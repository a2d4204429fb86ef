/**
 * Entries of a phylogeny by the ALife data standard (Lalejini et al. 2019; alife-data-standards.github.io). Its ids are
 * integers: individuals are numbered from 0 by birth, so that a number stays when a running tournament grows, and an
 * ancestor's is the lower. Clade's own id is the taxon's label.
 */
import { InvalidValueError } from '#base';
import type { LineageMember, Rows } from './lineage-member';

export interface AlifeEntry {
  readonly id: number;
  /** All parents, the primary one first; none for a founder. */
  readonly ancestors: readonly number[];
  readonly traits: Readonly<Record<string, unknown>>;
}

/** Names of the traits, in order. */
export const ALIFE_TRAITS = [
  'origin_time',
  'destruction_time',
  'taxon_label',
  'name',
  'family',
  'niche',
  'bits_per_character',
  'ancestor_shares',
] as const;

/** Throws an InvalidValueError where a parent does not come before its child. */
export async function* alifeEntries(members: Rows<LineageMember>): AsyncGenerator<AlifeEntry> {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const number = numbers.get(id);
    if (number === undefined) throw new InvalidValueError('parents', id, 'an individual that comes before its child');
    return number;
  };
  for await (const member of members) {
    const parents = [...member.parents].sort((a, b) => Number(b.role === 'primary') - Number(a.role === 'primary'));
    const ancestors = parents.map(({ id }) => numberOf(id));
    const shares = parents.map(({ share }) => share);
    const id = numbers.size;
    numbers.set(member.id, id);
    yield { id, ancestors, traits: traitsOf(member, shares) };
  }
}

function traitsOf(member: LineageMember, shares: readonly number[]): Record<(typeof ALIFE_TRAITS)[number], unknown> {
  const { id, generation, diedGeneration, name, family, niche, bitsPerCharacter } = member;
  return {
    origin_time: generation,
    destruction_time: diedGeneration ?? 'none',
    taxon_label: id,
    name,
    family,
    niche,
    bits_per_character: bitsPerCharacter,
    ancestor_shares: shares,
  };
}
