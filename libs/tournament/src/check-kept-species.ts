import { searchSpaceOf } from '#evolution';
import type { TournamentConfig } from './config';
import type { TournamentEnvironment } from './environments';
import { firstDifference } from './first-difference';
import type { Individual, Speciation, Species } from './records';
import { differ } from './refuse-kept';
import { comparedIn, distanceOfGenes, foundedAmong, NO_SPECIES, speciationOf } from './speciation';
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
    if (distance) return speciationOf(compared, distance, generation, individuals);
    const species = compared.told.map((_, at) => kept.members[at]?.species ?? -1);
    const members = compared.told.map(({ id }, at) => ({ generation, individual: id, species: species[at] }));
    return { founded: foundedAmong(compared, species, generation, individuals), members };
  }
}

function compare(field: string, kept: unknown, right: unknown): void {
  const found = firstDifference(kept, right);
  if (found) differ(`${field} ${found.path}`, found, 'by genes and scheme_state.state');
}
