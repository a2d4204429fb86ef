/** Ways to shape scores that a config can name. */
import type { Shaping } from '../operators';
import { SHAPINGS } from '../shaping';
import type { Kind } from '../shaping/predation';
import { above, count, makeOf, real, scheme, type SchemeConfig } from './scheme';

function predators(kind: Kind, kin: string) {
  return scheme(
    `Predators of the common: less strength x the share of the deme that is ${kin}.`,
    {
      strength: real(0, 100, 0.5, 'What is taken off where all of a deme are of one kind, in the unit of the fitness.'),
    },
    ({ strength }): Shaping | undefined => SHAPINGS.predation(kind, strength),
  );
}

export const SHAPING_SCHEMES = {
  none: scheme('Scores are those of the fitness.', {}, (): Shaping | undefined => undefined),
  sharing: scheme(
    'Fitness sharing: less the logarithm of the niche count, by descriptors.',
    {
      radius: above(
        0,
        1,
        0.1,
        'Within which others count, by 1 - distance / radius; opposite corners of the space of descriptors are 1 apart.',
      ),
    },
    ({ radius }): Shaping | undefined => SHAPINGS.sharing(radius),
  ),
  novelty: scheme(
    'Novelty search: how far the nearest are, by descriptors.',
    {
      neighbours: count(1, 1000, 15, 'Nearest ones that count.'),
      archive: count(1, 1000, 200, 'Points of those who lived before that a deme remembers at most.'),
      added: count(0, 100, 2, 'Newborns of a generation that enter the archive.'),
    },
    (given): Shaping | undefined => SHAPINGS.novelty(given),
  ),
  'predators-of-genotypes': predators('genotype', 'of its genome, all genes alike'),
  'predators-of-families': predators('family', 'of its family of architecture'),
  'predators-of-species': predators('species', 'of its species, which `breeding.species` tells'),
  'minimal-criterion': scheme(
    'All who are good enough are alike, and they alone can be parents.',
    { nats: real(0, 20, 2.5, 'Highest validation cross-entropy, in nats a symbol, that is good enough.') },
    ({ nats }): Shaping | undefined => SHAPINGS.minimalCriterion(nats),
  ),
  neutral: scheme(
    'All who have a score are alike: no selection among the viable, with as many births and deaths.',
    {},
    (): Shaping | undefined => SHAPINGS.neutral(),
  ),
  shuffled: scheme(
    'Scores are permuted in each deme, anew in each generation: parents as unequal as by selection, whatever they are.',
    {},
    (): Shaping | undefined => SHAPINGS.shuffled(),
  ),
};

export type ShapingConfig = SchemeConfig<typeof SHAPING_SCHEMES>;

/** Undefined of what is no predator. */
export function predationOf(config: ShapingConfig): number | undefined {
  return 'strength' in config ? config.strength : undefined;
}

export function shapingOf(config: ShapingConfig): Shaping | undefined {
  return makeOf<Shaping | undefined>(SHAPING_SCHEMES, config);
}
