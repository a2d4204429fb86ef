/** Who is transplanted: of each deme its champion, or others drawn of its living. */
import { prngOf } from '#base';
import { environmentWith } from '#environment';
import { demesOf } from '../demes';
import type { EnvironmentState, TournamentEnvironment } from '../environments';
import { isTrained, leaderIn, type Trained } from '../living';
import type { Individual, Tournament } from '../records';

/** A deme as it was in a generation. */
export interface Origin {
  readonly deme: string;
  readonly niche: string;
  readonly champion: Trained;
  /** By birth; the champion is among them. */
  readonly living: readonly Trained[];
}

export interface TransplantSetting {
  readonly environment: TournamentEnvironment;
  /** Of demes that had a champion, in the order of the config. */
  readonly origins: readonly Origin[];
}

/** What held in a closed generation, from the state kept of it and `individuals`, who lived in it or later, each with its life up to it. */
export function transplantSetting(
  { config }: Pick<Tournament, 'config'>,
  generation: number,
  { settings }: EnvironmentState,
  individuals: readonly Individual[],
): TransplantSetting {
  const environment = environmentWith(config, settings);
  const lived = individuals
    .filter(isTrained)
    .filter(({ generation: born, diedGeneration }) => born <= generation && (diedGeneration ?? Infinity) >= generation);
  const origins = demesOf(config).flatMap(({ name, niche }) => {
    const living = lived.filter(({ deme }) => deme === name);
    const { fitness } = environment.niches.find((one) => one.name === niche)!;
    const champion = leaderIn(niche, living, fitness);
    return champion ? [{ deme: name, niche, champion, living }] : [];
  });
  return { environment, origins };
}

/** One of each origin for each replicate [replicates][origins]. The living come in an order that is drawn, and again from its start where they are fewer. */
export function chosenOf(
  origins: readonly Origin[],
  {
    seed,
    generation,
    replicates,
    genomes,
  }: {
    readonly seed: number;
    readonly generation: number;
    readonly replicates: number;
    readonly genomes: 'champion' | 'living';
  },
): readonly (readonly Trained[])[] {
  const orders = origins.map(({ deme, champion, living }) => {
    if (genomes === 'champion') return [champion];
    return prngOf({ seed, generation, purpose: 'transplanted', subject: deme }).shuffle(living);
  });
  return Array.from({ length: replicates }, (_, replicate) => orders.map((order) => order[replicate % order.length]));
}
