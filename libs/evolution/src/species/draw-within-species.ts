/**
 * Parents of one species: the first is drawn from all of the deme, or from a species that is allotted the child where fitness is shared; the
 * second from the species of the first, but at the interspecies rate from all of the deme. Who is alone in a species has no mate there.
 */
import type { Prng } from '#base';
import type { Compare, DrawParent, ParentSelection, Pool, SpeciesRules } from '../operators';
import { restrictedTo } from '../pool';
import { childrenBySpecies } from './share-by-species';

interface Group {
  readonly positions: Int32Array;
  readonly draw: DrawParent;
}

/** `species` has that of each member of the pool. A draw gives the partner itself where it has no mate. */
export function drawWithinSpecies(
  { interspeciesRate, sharing }: SpeciesRules,
  { order: _order, draws }: ParentSelection,
  pool: Pool,
  species: Int32Array,
  compare: Compare,
  children: number,
  prng: Prng,
): DrawParent {
  const numbers = [...new Set(species)].sort((a, b) => a - b);
  const groupOf = Int32Array.from(species, (own) => numbers.indexOf(own));
  const placeOf = new Int32Array(species.length);
  const positions = numbers.map((number) => positionsOf(species, number));
  for (const own of positions) own.forEach((at, place) => (placeOf[at] = place));
  const fromAll = draws(pool, compare, children, prng);
  const allotted = sharing > 0 ? childrenBySpecies(pool, positions, children, prng) : null;
  const groups = positions.map((own, group): Group => {
    const within: Compare = (a, b) => compare(own[a], own[b]);
    return { positions: own, draw: draws(restrictedTo(pool, own), within, allotted?.[group] ?? children, prng) };
  });
  const turns = allotted && prng.shuffle([...allotted].flatMap((count, group) => turnsOf(count, group)));
  return (own, partner, turn) => {
    const allowed = turns?.[turn];
    if (partner < 0 && !allowed) return fromAll(own, -1, turn);
    if (partner >= 0 && own.chance(interspeciesRate)) return fromAll(own, partner, turn);
    const { positions: members, draw } = groups[allowed?.group ?? groupOf[partner]];
    if (partner >= 0 && members.length === 1) return partner;
    return members[draw(own, partner < 0 ? -1 : placeOf[partner], allowed?.turn ?? turn)];
  };
}

function positionsOf(species: Int32Array, number: number): Int32Array {
  return Int32Array.from(species.keys()).filter((at) => species[at] === number);
}

/** Of the children of a species, numbered in it. */
function turnsOf(count: number, group: number): readonly { readonly group: number; readonly turn: number }[] {
  return Array.from({ length: count }, (_, turn) => ({ group, turn }));
}
