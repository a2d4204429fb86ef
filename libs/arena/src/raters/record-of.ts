/** A record of those names. */
export const recordOf = <Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name, at: number) => Value,
): Record<Name, Value> => Object.fromEntries(names.map((name, at) => [name, valueOf(name, at)])) as Record<Name, Value>;
