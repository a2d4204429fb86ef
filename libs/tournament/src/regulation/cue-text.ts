import { prngOf } from '#base';
import type { TextReference } from '../jobs/text-reference';
import { plannedEnvironment, type TournamentEnvironment } from '../environments';
import { subjectOf } from '../jobs/member-stream';
import type { Individual } from '../records';
import type { OpenRun } from '../run';
import { distinctTexts, textIn } from '../texts-of';

/**
 * Of the text of the niche, or with the chance that the cue cannot be relied on of another one of the tournament, each alike. Shuffled cues have for the text of the niche that of
 * any niche in any generation, as planned, each alike: they are of the same texts, but independent of the one that is lived on. `seed` and generation name the draws.
 */
export function cueText(
  { tournament: { config, seed: ofTournament }, environment }: Pick<OpenRun, 'tournament' | 'environment'>,
  { seed, generation }: { readonly seed: number; readonly generation: number },
  { generation: born, slot }: Pick<Individual, 'generation' | 'slot'>,
  niche: string,
): TextReference {
  const { of, reliability } = config.regulation!.cue;
  const draws = { seed, generation, subject: subjectOf(generation, { birth: { generation: born, slot } }) };
  const shuffle = (): readonly [TournamentEnvironment, string] => {
    const prng = prngOf({ ...draws, purpose: 'shuffled cues' });
    const planned = plannedEnvironment(config, prng.integer(config.generations), ofTournament);
    return [planned, prng.pick(planned.niches).name];
  };
  const [where, whose] = of === 'own' ? [environment, niche] : shuffle();
  const told = textIn(config, where, whose);
  const others = distinctTexts(config).filter(({ sha256 }) => sha256 !== told.sha256);
  const prng = prngOf({ ...draws, purpose: 'cues' });
  return others.length === 0 || prng.chance(reliability) ? told : prng.pick(others);
}
