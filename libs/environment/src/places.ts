/** The places where a change holds. */
import { TASTE_NAMES, type TasteName } from '#arena';
import type { EnvironmentConfig, Target } from './change';
import { type Dial, DIALS } from './dials';

export interface Place {
  readonly niche: string | null;
  readonly deme: string | null;
  readonly taste: TasteName | null;
}

/** All that a target names, in the order of the config; none where it names what is not there. */
export function placesOf({ niches }: Pick<EnvironmentConfig, 'niches'>, target: Target): readonly Place[] {
  const { scope }: Dial = DIALS[target.set];
  if (scope === 'tournament') return [{ niche: null, deme: null, taste: null }];
  return niches
    .filter(({ name }) => target.niche === undefined || name === target.niche)
    .flatMap(({ name: niche, demes }): Place[] => {
      if (scope === 'niche') return [{ niche, deme: null, taste: null }];
      if (scope === 'deme') {
        const own = demes.filter(({ name }) => target.deme === undefined || name === target.deme);
        return own.map(({ name }) => ({ niche, deme: name, taste: null }));
      }
      const own = TASTE_NAMES.filter((name) => target.taste === undefined || name === target.taste);
      return own.map((taste) => ({ niche, deme: null, taste }));
    });
}
