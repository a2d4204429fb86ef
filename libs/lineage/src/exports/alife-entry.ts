/**
 * Entries of a phylogeny by the ALife data standard (Lalejini et al. 2019; alife-data-standards.github.io). Its ids are
 * integers: individuals are numbered from 0 by birth, so that a number stays when a running tournament grows, and an
 * ancestor's is the lower. Clade's own id is the taxon's label.
 */
import { geneParents } from '#evolution';
import { InvalidValueError } from '#base';
import type { Cell, Rows } from '#tables';
import { type LineageMember, oneLine } from './lineage-member';

export interface AlifeEntry {
  readonly id: number;
  /** All parents, the primary one first; none for a founder. */
  readonly ancestors: readonly number[];
  readonly traits: Readonly<Record<AlifeTrait, Cell>>;
}

/** Names of the traits, in order. */
export const ALIFE_TRAITS = [
  'origin_time',
  'destruction_time',
  'taxon_label',
  'name',
  'family',
  'niche',
  'deme',
  'species',
  'bits_per_character',
  'primary_share',
  'secondary_share',
] as const;

type AlifeTrait = (typeof ALIFE_TRAITS)[number];

/** Throws an InvalidValueError where a parent does not come before its child. */
export async function* alifeEntries(members: Rows<LineageMember>): AsyncGenerator<AlifeEntry> {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const number = numbers.get(id);
    if (number === undefined) throw new InvalidValueError('parents', id, 'an individual that comes before its child');
    return number;
  };
  for await (const member of members) {
    const parents = [...geneParents(member.parents)].sort(
      (a, b) => Number(b.role === 'primary') - Number(a.role === 'primary'),
    );
    const ancestors = parents.map(({ id }) => numberOf(id));
    const id = numbers.size;
    numbers.set(member.id, id);
    yield { id, ancestors, traits: traitsOf(member) };
  }
}

function traitsOf(member: LineageMember): Record<AlifeTrait, Cell> {
  const shareOf = (sought: 'primary' | 'secondary') =>
    member.parents.find(({ role }) => role === sought)?.share ?? null;
  return {
    origin_time: member.generation,
    destruction_time: member.diedGeneration ?? 'none',
    taxon_label: member.id,
    name: member.name && oneLine(member.name),
    family: member.family,
    niche: member.niche,
    deme: member.deme,
    species: member.species,
    bits_per_character: member.bitsPerCharacter,
    primary_share: shareOf('primary'),
    secondary_share: shareOf('secondary'),
  };
}
