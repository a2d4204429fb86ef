export interface Difference {
  /** Names and numbers of the members on the way to it, with dots between; empty where the values themselves differ. */
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** Whether two values without members count as the same. */
type IsSame = (left: unknown, right: unknown) => boolean;

/** Where two values differ that JSON tells, to JSON: undefined is what is left out, numbers that are not finite are null. */
export function firstDifference(left: unknown, right: unknown, isSame: IsSame = Object.is): Difference | undefined {
  return differenceAt('', asJson(left), asJson(right), isSame);
}

function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function differenceAt(path: string, left: unknown, right: unknown, isSame: IsSame): Difference | undefined {
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) {
    return isSame(left, right) ? undefined : { path, left, right };
  }
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = differenceAt(path ? `${path}.${name}` : name, left[name], right[name], isSame);
    if (found) return found;
  }
  return undefined;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
