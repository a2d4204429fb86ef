/** What one part of an experiment's config says in vain, since another has the last word. */
import { wrongValue } from '#base';
import type { ExperimentConfig } from '#contracts';
import { leavesOf, says, type Settings } from '#experiment';
import type { InvalidRequestError } from '../shared/errors';

type Problems = InvalidRequestError['errors'];
type Parts = Pick<ExperimentConfig, 'base' | 'arms' | 'factors'>;

/** Settings with the field that they stand in. */
interface Part {
  readonly field: string;
  readonly set: Settings;
}

export function settingsInVain({ base, arms, factors }: Parts): Problems {
  const ofArms = arms.map(({ set }, at) => ({ field: `arms.${at}.set`, set }));
  const ofFactors = Object.entries(factors).map(([name, levels]) =>
    levels.map(({ set }, at) => ({ field: `factors.${name}.${at}.set`, set })),
  );
  return [
    ...[{ field: 'base', set: base }, ...ofArms, ...ofFactors.flat()].flatMap(named),
    ...ofFactors.flatMap((levels, at) => overlaps(levels, ofFactors.slice(0, at).flat())),
    ...overlaps(ofArms, ofFactors.flat()),
  ];
}

/** Tournaments are called by their experiment. */
function named({ field, set }: Part): Problems {
  return ['name', 'notes'].flatMap((name) =>
    set[name] === undefined
      ? []
      : [
          {
            field: `config.${field}.${name}`,
            message: wrongValue(set[name], `must be left out: the experiment has the ${name}`),
          },
        ],
  );
}

/** What `over` say of fields that `under` say too: there the others change nothing. */
function overlaps(over: readonly Part[], under: readonly Part[]): Problems {
  const saying = under.filter(({ set }) => leavesOf(set).length > 0);
  return over.flatMap(({ field, set }) =>
    leavesOf(set).flatMap((leaf) => {
      const other = saying.find((each) => saysOf(each.set, leaf));
      const message = `is said by ${other?.field} too, which would change nothing; must be said by one of them`;
      return other ? [{ field: `config.${field}.${leaf}`, message }] : [];
    }),
  );
}

const saysOf = (set: Settings, leaf: string): boolean => says(set, leaf.split('.'));
