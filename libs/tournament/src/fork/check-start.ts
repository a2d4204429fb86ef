/** Whether what is kept of a fork up to the generation that it was forked from is such as one begins with. Where it came from is kept elsewhere. */
import { checkKeptState } from '../check-kept-state';
import { firstDifference } from '../first-difference';
import type { KeptTournament } from '../kept-tournament.port';
import { isTrained, withLives } from '../living';
import type { ForkOf, Individual } from '../records';
import { differ, join, refuse } from '../refuse-kept';
import type { WholeGeneration } from '../tournament-hash';
import { checkCarriedRegulation } from '../regulation/check-regulation';
import { readCarried } from './carried';

/** Throws an InvalidValueError that names table, row and column. */
export async function checkStart({ tournament, generation: read }: KeptTournament, forkOf: ForkOf) {
  const { generation: last } = forkOf;
  const wholes: WholeGeneration[] = [];
  for (let generation = 0; generation <= last; generation++) wholes.push(await read(generation));
  const { schemeState, environment } = wholes[last];
  checkKeptState(tournament.config, last, schemeState);
  const found = firstDifference(environment?.interventions, []);
  if (found) differ(join(`environment ${last} interventions`, found.path), found, 'as a fork begins');
  const carried = await readCarried(
    {
      born: async (generation) => wholes[generation].born,
      lives: async (generation) => wholes[generation].lives,
      judged: async (generation) => wholes[generation],
    },
    forkOf,
  );
  const lifeless = carried.find(({ life }) => life === null);
  if (lifeless) refuse(`life ${lifeless.id}`, null, `one up to generation ${last}: it was carried over`);
  for (const one of carried.filter(isTrained)) checkCarriedRegulation(tournament.config, one);
  const [born, lives] = [wholes.flatMap((whole) => whole.born), wholes.flatMap((whole) => whole.lives)];
  /** Carried are they as they came, known what has become of them since. */
  const known: readonly Individual[] = withLives(born, lives);
  return { wholes, carried, known };
}
