import { prngOf } from '#base';
import type { TextReference } from '../jobs/text-reference';
import { subjectOf } from '../jobs/member-stream';
import type { Individual } from '../records';
import type { OpenRun } from '../run';
import { textName, textsIn, textsOf } from '../texts-of';

/** Of the text of the niche, or with the chance that the cue cannot be relied on of another one of the tournament, each alike. `seed` and generation name the draw. */
export function cueText(
  { tournament: { config }, environment }: Pick<OpenRun, 'tournament' | 'environment'>,
  { seed, generation }: { readonly seed: number; readonly generation: number },
  { generation: born, slot }: Pick<Individual, 'generation' | 'slot'>,
  niche: string,
): TextReference {
  const { sha256 } = textsIn(config, environment).find((text) => text.niche === niche)!;
  const { corpus } = environment.niches.find(({ name }) => name === niche)!;
  const own = { niche: textName(config, niche, corpus), sha256 };
  const others = textsOf(config).filter((text, at, all) => {
    return text.sha256 !== sha256 && all.findIndex((one) => one.sha256 === text.sha256) === at;
  });
  const subject = subjectOf(generation, { birth: { generation: born, slot } });
  const prng = prngOf({ seed, generation, purpose: 'cues', subject });
  return others.length === 0 || prng.chance(config.regulation!.cue.reliability) ? own : prng.pick(others);
}
