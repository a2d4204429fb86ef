/** Changes as people write them, for who reads them before the config's own check. */
import type { Change, EnvironmentConfig } from './change';
import { DIAL_NAMES } from './dials';
import { environmentProblems } from './environment-problems';

/** What courses are where it is left out. */
export const COURSE_DEFAULTS = { every: 1, strength: 1 } as const;

type Written = Readonly<Record<string, unknown>>;

/** With what may be left out; null where they have not the shape of changes, or name what is not there. */
export function soundChanges(
  given: unknown,
  { niches, generations }: Pick<EnvironmentConfig, 'niches'> & { readonly generations: number },
): readonly Change[] | null {
  if (!isListOf(given, isChange)) return null;
  const environment = given.map((change) => ({ ...COURSE_DEFAULTS, ...change })) as unknown as readonly Change[];
  return environmentProblems({ niches, generations, environment }).length === 0 ? environment : null;
}

/** Values are not looked at: each dial has its own. */
function isChange({ set, niche, deme, taste, ...course }: Written): boolean {
  const isSet = (DIAL_NAMES as readonly unknown[]).includes(set);
  return isSet && [niche, deme, taste, course.watch].every(isNameOrLeftOut) && isCourse(course);
}

function isCourse({ course, points, values, every = 1, levels, strength = 1 }: Written): boolean {
  switch (course) {
    case 'steps':
    case 'linear':
      return isListOf(points, ({ at }) => isWhole(at)) && points.length > 0;
    case 'cycle':
    case 'random':
      return Array.isArray(values) && values.length > 0 && isWhole(every) && every > 0;
    case 'bits':
      return isListOf(levels, ({ below }) => typeof below === 'number');
    case 'success':
      return typeof strength === 'number';
    default:
      return false;
  }
}

function isListOf(given: unknown, isOne: (one: Written) => boolean): given is readonly Written[] {
  return Array.isArray(given) && given.every((one) => typeof one === 'object' && one !== null && isOne(one as Written));
}

const isNameOrLeftOut = (name: unknown): boolean => name === undefined || typeof name === 'string';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
