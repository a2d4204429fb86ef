import { searchSpaceOf, speciate } from '#evolution';
import type { TournamentConfig } from './config';
import type { TournamentEnvironment } from './environments';
import { firstDifference } from './first-difference';
import type { Individual, Speciation, Species } from './records';
import { differ } from './refuse-kept';
import { type Compared, comparedIn, distanceOfGenes, NO_SPECIES, speciationOf } from './speciation';
import { speciesEvents } from './species-events';
import type { WholeGeneration } from './tournament-hash';
import type { NewEvent } from './tournament-store.port';

/** Whether those who lived through a generation are of the species that config, scheme state and genes make of them, once it has closed. */
export class KeptSpecies {
  private readonly known: Species[] = [];
  private wait: () => void = () => undefined;

  constructor(private readonly config: TournamentConfig) {}

  /** That a generation asks for. `individuals` lived in it or in the one before, and have the species that they had then. */
  events(
    generation: number,
    environment: TournamentEnvironment,
    individuals: readonly Individual[],
    { schemeState, speciation, summary }: Pick<WholeGeneration, 'schemeState' | 'speciation' | 'summary'>,
  ): NewEvent[] {
    this.wait = () => {
      const right = summary ? this.right(generation, environment, individuals, schemeState, speciation) : NO_SPECIES;
      compare(`species of generation ${generation}`, speciation.founded, right.founded);
      compare(`membership of generation ${generation}`, speciation.members, right.members);
    };
    this.known.push(...speciation.founded);
    if (!summary) return [];
    const before = individuals.flatMap(({ generation: born, species }) =>
      born < generation && species !== null ? [species] : [],
    );
    return speciesEvents(generation, new Set(before), speciation, individuals, this.known);
  }

  /** Of the newest generation, once the log has told who lived in it. Throws an InvalidValueError. */
  check(): void {
    this.wait();
  }

  /** Where species are told by what no row has, they are taken as they are, of those who are to be told. */
  private right(
    generation: number,
    environment: TournamentEnvironment,
    individuals: readonly Individual[],
    state: WholeGeneration['schemeState'],
    kept: Speciation,
  ): Speciation {
    const compared = comparedIn(this.config, environment, generation, individuals, state);
    if (!compared) return NO_SPECIES;
    const distance = distanceOfGenes(this.config, searchSpaceOf(this.config));
    const all = [...compared.told, ...compared.representatives];
    const species = distance
      ? [...speciate(compared.memory, compared.told.length, (one, other) => distance(all[one], all[other]))]
      : possible(compared, kept);
    return speciationOf(compared, species, generation, individuals);
  }
}

/** Of each who is told the species that is kept where it lived before or is the next new one; -1 elsewhere. */
function possible({ memory, told }: Compared, { members }: Speciation): readonly number[] {
  const known = new Set(memory.living.map(([number]) => number));
  let next = memory.founded;
  return told.map((_, at) => {
    const species = members[at]?.species ?? -1;
    if (species === next) known.add(next++);
    return known.has(species) ? species : -1;
  });
}

function compare(field: string, kept: unknown, right: unknown): void {
  const found = firstDifference(kept, right);
  if (found) differ(`${field} ${found.path}`, found, 'by scheme_state.state, and by genes where they tell species');
}
