/** The config of a fork: that of its source, with what people had changed there by then, and over it what is to be other. */
import type { Change, Intervention } from '#environment';
import { mergeSettings } from '#experiment';
import type { TournamentConfig } from '#tournament';
import { nameEndingIn } from '../shared/name-ending-in';

type Settings = Readonly<Record<string, unknown>>;

/** Lists of named things may be given by name: `{ niches: { moby: { corpus: 'sotu' } } }` changes one and keeps the others. */
export function forkConfig(
  source: TournamentConfig,
  interventions: readonly Intervention[],
  generation: number,
  set: Settings,
): Settings {
  const environment = [...source.environment, ...interventions.filter(isNewest).map(asSteps)];
  const base = { ...source, name: nameEndingIn(source.name, ` from generation ${generation}`), environment };
  return mergeSettings(base, 'niches' in set ? { ...set, niches: nichesOf(source, set.niches) } : set);
}

/** Later ones of the same dial and place hold alone. */
function isNewest(one: Intervention, index: number, all: readonly Intervention[]): boolean {
  const targetOf = ({ set, niche, deme, taste }: Intervention): string => JSON.stringify([set, niche, deme, taste]);
  return all.slice(index + 1).every((later) => targetOf(later) !== targetOf(one));
}

function asSteps({ course: _course, at, value, ...target }: Intervention): Change {
  return { ...target, course: 'steps', points: [{ at, value }] };
}

function nichesOf({ niches }: TournamentConfig, given: unknown): unknown {
  return listed(niches, given, (niche, over) => {
    const { demes, sha256, ...rest } = niche;
    const isOneDeme = over.demes === undefined && over.capacity !== undefined && demes.length === 1;
    return {
      ...rest,
      ...(over.corpus === undefined ? { sha256 } : {}),
      ...over,
      ...(isOneDeme ? {} : { demes: listed(demes, over.demes ?? demes, (deme, change) => ({ ...deme, ...change })) }),
      ...(isOneDeme ? { capacity: undefined, demes: [{ ...demes[0], capacity: over.capacity }] } : {}),
    };
  });
}

/** What is given by name as a list: those there are, changed, then new ones; `null` takes one away. */
function listed<Named extends { readonly name: string }>(
  there: readonly Named[],
  given: unknown,
  laidOver: (one: Named, over: Settings) => unknown,
): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const changes = given as Readonly<Record<string, unknown>>;
  const kept = there
    .filter(({ name }) => changes[name] !== null)
    .map((one) => {
      const over = changes[one.name];
      return over === undefined ? one : isSettings(over) ? laidOver(one, over) : over;
    });
  const more = Object.entries(changes).filter(
    ([name, over]) => over !== null && there.every((one) => one.name !== name),
  );
  return [...kept, ...more.map(([name, over]) => (isSettings(over) ? { name, ...over } : over))];
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
