import { inRuns, prngOf } from '#base';
import type { TextReference } from '../jobs/text-reference';
import { plannedEnvironment } from '../environments';
import { subjectOf } from '../jobs/member-stream';
import type { Individual, Tournament } from '../records';
import type { OpenRun } from '../run';
import { distinctTexts, textIn } from '../texts-of';

/**
 * Of the text of the niche, or with the chance that the cue cannot be relied on of another one of the tournament, each alike; where cues are shuffled,
 * `shuffledTexts` take the place of the niche's. `seed` and generation name the draws.
 */
export function cueTexts(
  { tournament, environment }: Pick<OpenRun, 'tournament' | 'environment'>,
  { seed, generation }: { readonly seed: number; readonly generation: number },
): (individual: Pick<Individual, 'generation' | 'slot'>, niche: string) => TextReference {
  const { config } = tournament;
  const { of, reliability } = config.regulation!.cue;
  const shuffled = of === 'own' ? undefined : shuffledTexts(tournament);
  return ({ generation: born, slot }, niche) => {
    const told = shuffled
      ? shuffled[config.niches.findIndex(({ name }) => name === niche)][generation % config.generations]
      : textIn(config, environment, niche);
    const others = distinctTexts(config).filter(({ sha256 }) => sha256 !== told.sha256);
    const subject = subjectOf(generation, { birth: { generation: born, slot } });
    const prng = prngOf({ seed, generation, purpose: 'cues', subject });
    return others.length === 0 || prng.chance(reliability) ? told : prng.pick(others);
  };
}

/**
 * Texts of shuffled cues, of each niche by generation: the times in which a niche keeps a text, of all niches as planned, in an order by chance and from a place by chance on, dealt to the niches anew.
 * So cues are of the same texts as often, and alike for all who live in a niche, but do not go with what is lived on. Neighbouring times of one text merge.
 */
function shuffledTexts({ config, seed }: Pick<Tournament, 'config' | 'seed'>): readonly (readonly TextReference[])[] {
  const { generations, niches } = config;
  const environments = Array.from({ length: generations }, (_, at) => plannedEnvironment(config, at, seed));
  const times = niches.flatMap(({ name }) => timesOf(environments.map((each) => textIn(config, each, name))));
  const prng = prngOf({ seed, generation: 0, purpose: 'shuffled cues', subject: 0 });
  const texts = prng.shuffle(times).flat();
  const first = prng.integer(texts.length); // where times begin is as likely at each generation
  return inRuns([...texts.slice(first), ...texts.slice(0, first)], generations);
}

/** Runs of one text. */
function timesOf(texts: readonly TextReference[]): readonly (readonly TextReference[])[] {
  return texts.reduce<TextReference[][]>((times, text) => {
    const last = times.at(-1);
    if (last?.[0].sha256 === text.sha256) last.push(text);
    else times.push([text]);
    return times;
  }, []);
}
