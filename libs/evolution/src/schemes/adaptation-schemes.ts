/** Ways of rates of variation to adapt that a config can name. */
import { ADAPTATIONS } from '../adaptation';
import type { Adaptation } from '../operators';
import { above, count, makeOf, scheme, type SchemeConfig } from './scheme';

export const ADAPTATION_SCHEMES = {
  none: scheme('All births have the rates of the config.', {}, (): Adaptation | undefined => undefined),
  'log-normal': scheme(
    'Rates are genes of each individual. Founders have those of the config; a rate of 0 stays 0.',
    {
      step: above(
        0,
        1,
        0.22,
        'Standard deviation of a step at birth: of the logarithm of the mutation rate and scale, of the crossover rate itself.',
      ),
    },
    ({ step }): Adaptation | undefined => ADAPTATIONS['log-normal'](step),
  ),
  'group-elite': scheme(
    'Children are in groups with rates of their own; the best child of a group speaks for its rates. A rate of 0 stays 0.',
    {
      groups: count(2, 100, 4, 'Of the children of a deme, at most one each.'),
      share: above(0, 1, 0.5, 'Of the groups, the best, whose rates those of the others are made of.'),
      factor: above(1, 10, 2, 'The most that a mutation rate or scale changes by in a generation, up or down.'),
    },
    (given): Adaptation | undefined => ADAPTATIONS['group-elite'](given),
  ),
};

export type AdaptationConfig = SchemeConfig<typeof ADAPTATION_SCHEMES>;

export function adaptationOf(config: AdaptationConfig): Adaptation | undefined {
  return makeOf<Adaptation | undefined>(ADAPTATION_SCHEMES, config);
}
