/** What cues were of, over all lives so far; where a tournament goes on they are read again. */
import { environmentWith } from '#environment';
import type { EnvironmentState, TournamentEnvironment } from '../environments';
import type { Individual, Tournament } from '../records';
import type { Run } from '../run';
import { textName, textsOf } from '../texts-of';

type Ports = Pick<Run, 'environmentState'> & {
  /** Who lived in a generation, with their lives of it. */
  readonly livedIn: (generation: number) => Promise<readonly Individual[]>;
};

/**
 * Lives by the text that they were lived on, a row each, and the text that their cue was of, in the order of the texts of the tournament. A fork counts from its first
 * generation on. Lives without training sensed nothing; there are none where expression is blind or told.
 */
export function growingCues({ config, forkOf }: Pick<Tournament, 'config' | 'forkOf'>, ports: Ports): Run['cues'] {
  if (config.regulation?.expression !== 'sensed') return () => Promise.resolve([]);
  const texts = textsOf(config);
  /** Those of one content are one text. */
  const rowOf = (name: string): number => {
    const { sha256 } = texts.find(({ niche }) => niche === name)!;
    return texts.findIndex((text) => text.sha256 === sha256);
  };
  const table = texts.map(() => new Array<number>(texts.length).fill(0));
  let next = forkOf ? forkOf.generation + 1 : 0;

  const count = (generation: number, { niches }: TournamentEnvironment, individuals: readonly Individual[]): void => {
    const livedOn = new Map(niches.map(({ name, corpus }) => [name, rowOf(textName(config, name, corpus))]));
    for (const { niche, life } of individuals) {
      if (!life?.regulation || life.generation !== generation || life.lossCurve.length === 0) continue;
      table[livedOn.get(niche)!][rowOf(life.regulation.cueOf)]++;
    }
  };

  return async (generation, individuals) => {
    for (; next <= generation; next++) {
      const { settings } = (await ports.environmentState(next)) as EnvironmentState;
      const lived = next === generation ? individuals : await ports.livedIn(next);
      count(next, environmentWith(config, settings), lived);
    }
    return table;
  };
}
