/**
 * A way to do a step's part that a config can name, and the numbers that set it. What a config may say, its defaults, limits and help
 * all derive from here.
 */
import { InvalidValueError } from '#base';

export interface Parameter {
  /** Lowest value; `above` alone is not one. */
  readonly least: number;
  readonly isAbove: boolean;
  readonly most: number;
  readonly isWhole: boolean;
  readonly fallback: number;
  readonly about: string;
  /** Of a number below the capacity of every deme, in each generation or in one at least: what is so where it is not. */
  readonly room?: { readonly otherwise: string; readonly isInEach: boolean };
}

export interface Scheme<Name extends string, Made> {
  readonly about: string;
  readonly parameters: Readonly<Record<Name, Parameter>>;
  readonly make: (given: Readonly<Record<Name, number>>) => Made;
}

/** What names one of a table, with its parameters. */
export type SchemeConfig<Table> = {
  [Name in keyof Table]: Table[Name] extends Scheme<infer Parameters, unknown>
    ? { readonly scheme: Name } & Readonly<Record<Parameters, number>>
    : never;
}[keyof Table];

export function scheme<Name extends string, Made>(
  about: string,
  parameters: Readonly<Record<Name, Parameter>>,
  make: (given: Readonly<Record<Name, number>>) => Made,
): Scheme<Name, Made> {
  return { about, parameters, make };
}

/** A whole number from `least` to `most`. */
export function count(least: number, most: number, fallback: number, about: string): Parameter {
  return { least, isAbove: false, most, isWhole: true, fallback, about };
}

/** The same, of what must leave room in each deme: it is below every capacity that a deme has; `otherwise` says what is so where it is not. */
export function belowCapacity(parameter: Parameter, otherwise: string): Parameter {
  return { ...parameter, room: { otherwise, isInEach: true } };
}

/** The same, where it suffices that some are born in some generation: it is below the largest capacity that a deme has. */
export function belowLargestCapacity(parameter: Parameter): Parameter {
  return { ...parameter, room: { otherwise: 'nobody is born', isInEach: false } };
}

/** A number from `least` to `most`. */
export function real(least: number, most: number, fallback: number, about: string): Parameter {
  return { least, isAbove: false, most, isWhole: false, fallback, about };
}

/** A number above `least`, at most `most`. */
export function above(least: number, most: number, fallback: number, about: string): Parameter {
  return { ...real(least, most, fallback, about), isAbove: true };
}

/** The operator that a config names. */
export function makeOf<Made>(table: Readonly<Record<string, unknown>>, config: { readonly scheme: PropertyKey }): Made {
  const { make } = (table as Readonly<Record<PropertyKey, Scheme<string, Made>>>)[config.scheme];
  return make(config as unknown as Readonly<Record<string, number>>);
}

/** Of one of a table. */
export function defaultsOf(
  table: Readonly<Record<string, { readonly parameters: Readonly<Record<string, Parameter>> }>>,
  name: string,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(table[name].parameters).map(([each, { fallback }]) => [each, fallback]));
}

/** All that is wrong with the parameters of a config; `field` is where it stands. */
export function parameterProblems(
  field: string,
  table: Readonly<Record<string, { readonly parameters: Readonly<Record<string, Parameter>> }>>,
  config: { readonly scheme: string },
): readonly InvalidValueError[] {
  if (!Object.hasOwn(table, config.scheme)) {
    return [new InvalidValueError(`${field}.scheme`, config.scheme, `one of ${Object.keys(table).join(', ')}`)];
  }
  const given = config as unknown as Readonly<Record<string, number>>;
  return Object.entries(table[config.scheme].parameters).flatMap(([name, parameter]) =>
    allows(parameter, given[name]) ? [] : [new InvalidValueError(`${field}.${name}`, given[name], inWords(parameter))],
  );
}

function allows({ least, isAbove, most, isWhole }: Parameter, value: number): boolean {
  const isHigh = isAbove ? value > least : value >= least;
  return isHigh && value <= most && (!isWhole || Number.isSafeInteger(value));
}

function inWords({ least, isAbove, most, isWhole }: Parameter): string {
  return `a ${isWhole ? 'whole ' : ''}number ${isAbove ? `above ${least}, at most` : `from ${least} to`} ${most}`;
}
