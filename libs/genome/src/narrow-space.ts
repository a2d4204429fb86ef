/** A tournament's own search space: the declared one, with some loci restricted. */
import { InvalidValueError, nearestWord } from '#base';
import type { CategoricalLocus, GeneValue, Locus, OrdinalLocus, RealLocus, SearchSpace } from './search-space';

/** Which alleles remain: a list for categorical and ordinal loci, bounds for real ones. */
export type Restriction = { readonly values: readonly GeneValue[] } | { readonly low: number; readonly high: number };

/**
 * The space with each named locus restricted; alleles keep their declared order. Throws an InvalidValueError for an
 * unknown locus, a restriction of the wrong kind, no allele left, alleles or bounds outside the declared ones, low > high.
 */
export function narrowSpace(space: SearchSpace, restrictions: Readonly<Record<string, Restriction>>): SearchSpace {
  const names = space.map(({ name }) => name);
  for (const [name, restriction] of Object.entries(restrictions)) {
    if (names.includes(name)) continue;
    const meant = nearestWord(name, names);
    const hint = meant === undefined ? '' : `${meant}, perhaps: `;
    throw new InvalidValueError(name, restriction, `${hint}one of the loci ${names.join(', ')}`);
  }
  return space.map((locus) =>
    Object.hasOwn(restrictions, locus.name) ? narrow(locus, restrictions[locus.name]) : locus,
  );
}

function narrow(locus: Locus, restriction: Restriction): Locus {
  if (locus.kind === 'real') return narrowRange(locus, restriction);
  if (!('values' in restriction) || restriction.values.length === 0) {
    throw new InvalidValueError(locus.name, restriction, `{ values } with at least one of ${locus.values.join(', ')}`);
  }
  return narrowValues(locus, restriction.values);
}

function narrowValues(locus: CategoricalLocus | OrdinalLocus, kept: readonly GeneValue[]): Locus {
  const declared: readonly GeneValue[] = locus.values;
  const unknown = kept.filter((value) => !declared.includes(value));
  if (unknown.length > 0) {
    const found = unknown.length === 1 ? unknown[0] : unknown;
    const right = `${unknown.length === 1 ? 'one' : 'some'} of ${declared.join(', ')}`;
    throw new InvalidValueError(`${locus.name}.values`, found, right);
  }
  return locus.kind === 'categorical'
    ? { ...locus, values: locus.values.filter((value) => kept.includes(value)) }
    : { ...locus, values: locus.values.filter((value) => kept.includes(value)) };
}

function narrowRange(locus: RealLocus, restriction: Restriction): RealLocus {
  if (!('low' in restriction)) {
    throw new InvalidValueError(locus.name, restriction, `{ low, high } from ${locus.low} to ${locus.high}`);
  }
  const { low, high } = restriction;
  const within = `from ${locus.low} to ${locus.high}`;
  const outside = Object.entries({ low, high }).filter(([, value]) => !(value >= locus.low && value <= locus.high));
  if (outside.length === 2) throw new InvalidValueError(locus.name, restriction, `{ low, high } ${within}`);
  for (const [bound, value] of outside) {
    throw new InvalidValueError(`${locus.name}.${bound}`, value, `a number ${within}`);
  }
  if (low > high) throw new InvalidValueError(`${locus.name}.low`, low, `at most high, ${high}`);
  return { ...locus, low, high };
}
