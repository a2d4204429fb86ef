/** How the second parent is chosen, as a config can name it. */
import { InvalidValueError } from '#base';
import { MATE_CHOICES } from '../mates';
import type { MateChoice } from '../operators';
import { makeOf, parameterProblems, scheme, type SchemeConfig } from './scheme';
import { SHAPING_SCHEMES, type ShapingConfig, shapingOf } from './shaping-schemes';

export const MATE_SCHEMES = {
  alike: scheme('The second parent is drawn as the first.', {}, (): MateChoice | undefined => undefined),
  attraction: scheme(
    'The second parent is drawn in proportion to how much it is better on the blocks of the evaluation where the first is worse.',
    {},
    (): MateChoice | undefined => MATE_CHOICES.attraction,
  ),
};

export type MateConfig = SchemeConfig<typeof MATE_SCHEMES>;

/** Undefined of none in particular. */
export function mateChoiceOf(config: MateConfig): MateChoice | undefined {
  return makeOf<MateChoice | undefined>(MATE_SCHEMES, config);
}

/** By attraction what was measured selects, whatever the scores are: not in a control without selection. A rate of 0 stays 0 where rates adapt. */
export function mateProblems(
  mates: MateConfig,
  {
    shaping,
    direction = 1,
    crossoverRate,
  }: { readonly shaping?: ShapingConfig; readonly direction?: number; readonly crossoverRate?: number },
): readonly InvalidValueError[] {
  const problems = parameterProblems('mates', MATE_SCHEMES, mates);
  if (problems.length > 0 || mates.scheme === 'alike') return problems;
  const isKnown = shaping !== undefined && parameterProblems('shaping', SHAPING_SCHEMES, shaping).length === 0;
  const isControl = direction < 1 || (isKnown && shapingOf(shaping)?.isBlind);
  const right = 'alike in a control without selection: attraction favours who predicts better, whatever the scores';
  const idle = 'alike where crossoverRate is 0: no child has a second parent';
  return [...(isControl ? [right] : []), ...(crossoverRate === 0 ? [idle] : [])].map(
    (expected) => new InvalidValueError('mates.scheme', mates.scheme, expected),
  );
}
