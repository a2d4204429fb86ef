import type { Individual, Species, Speciation } from './records';
import type { NewEvent } from './tournament-store.port';

/**
 * Of species as a generation closes: those that were founded, those whose last members lived in the generation before, and who is of which
 * where that is new. `individuals` have the species that they had before, `known` are all species before, by number.
 */
export function speciesEvents(
  generation: number,
  before: ReadonlySet<number>,
  { founded, members }: Speciation,
  individuals: readonly Pick<Individual, 'id' | 'species'>[],
  known: readonly Species[],
): NewEvent[] {
  const living = new Set(members.map(({ species }) => species));
  const extinct = [...before].filter((number) => !living.has(number)).sort((a, b) => a - b);
  const speciesOf = new Map(individuals.map(({ id, species }) => [id, species]));
  const nameOf = (number: number): string => known[number].name;
  const assigned = members.filter(({ individual, species }) => speciesOf.get(individual) !== species);
  return [
    ...founded.map(({ number: species, name, parent, founder }): NewEvent => {
      const from = parent === null ? null : { species: parent, name: nameOf(parent) };
      return { type: 'species.born', data: { generation, species, name, parent: from, founder } };
    }),
    ...extinct.map((species): NewEvent => {
      const { generation: since } = known[species];
      const name = nameOf(species);
      return { type: 'species.extinct', data: { generation: generation - 1, species, name, since } };
    }),
    ...(assigned.length > 0 ? [assignment(generation, assigned)] : []),
  ];
}

function assignment(generation: number, assigned: Speciation['members']): NewEvent {
  const members = assigned.map(({ individual: id, species }) => ({ id, species }));
  return { type: 'species.assigned', data: { generation, members } };
}
