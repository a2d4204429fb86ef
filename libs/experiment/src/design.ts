/** What an experiment is made of: arms x seeds x levels of factors, each cell a tournament, and the contrasts that it is made for. */

/** Part of a tournament's config, as people write it. */
export type Settings = Readonly<Record<string, unknown>>;

export interface Arm {
  readonly name: string;
  /** A preset that the settings are added to. */
  readonly use?: string;
  readonly set: Settings;
}

/** One of the ways in which a factor is set. */
export interface Level {
  readonly level: string;
  readonly set: Settings;
}

/** The difference `arm` - `to`, paired by seed. */
export interface Contrast {
  readonly arm: string;
  readonly to: string;
}

export interface Design {
  readonly base: Settings;
  /** Their names differ. */
  readonly arms: readonly Arm[];
  readonly seeds: readonly number[];
  /** By name. */
  readonly factors: Readonly<Record<string, readonly Level[]>>;
  readonly contrasts: readonly Contrast[];
  /** Where factors have several levels: whether contrasts are looked at at each combination of them too, or averaged alone. */
  readonly report: 'all' | 'averaged';
}

/** The level of each factor. */
export type Levels = Readonly<Record<string, string>>;

/** All combinations of levels of the factors; one without any where there is no factor. */
export function combinationsOf({ factors }: Pick<Design, 'factors'>): readonly Levels[] {
  return Object.entries(factors).reduce<readonly Levels[]>(
    (before, [name, levels]) => before.flatMap((each) => levels.map(({ level }) => ({ ...each, [name]: level }))),
    [{}],
  );
}

/** Without contrasts of its own an experiment holds the first arm to each other one. */
export function contrastsAgainstFirst(arms: readonly Pick<Arm, 'name'>[]): readonly Contrast[] {
  const [first, ...others] = arms;
  return others.map(({ name }) => ({ arm: first.name, to: name }));
}
