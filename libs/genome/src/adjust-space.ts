/** A tournament's own search space: the declared one, with other alleles at some loci. */
import { InvalidValueError, nearestWord } from '#base';
import { isWithin, LIMITS, type Limits, limitsText } from './limits';
import type { CategoricalLocus, GeneValue, Locus, OrdinalLocus, RealLocus, SearchSpace } from './search-space';

/** Which alleles a locus has: a list for categorical and ordinal loci, bounds for real ones. */
export type Adjustment = { readonly values: readonly GeneValue[] } | { readonly low: number; readonly high: number };

/** By locus. */
export type Adjustments = Readonly<Record<string, Adjustment>>;

/**
 * The space with the alleles of each named locus. Ordinal ones may be any within the limits of the locus, in rising order; the others are some of
 * the declared ones, in their order. Throws an InvalidValueError for an unknown locus, an adjustment of the wrong kind, no allele, alleles or
 * bounds beyond what is allowed, low > high.
 */
export function adjustSpace(space: SearchSpace, adjustments: Adjustments): SearchSpace {
  return adjusted(space, adjustments, limitsOf);
}

/** The space with some of its own alleles alone at each named locus. Throws as `adjustSpace`, and for alleles that the space has not. */
export function narrowSpace(space: SearchSpace, adjustments: Adjustments): SearchSpace {
  return adjusted(space, adjustments, () => undefined);
}

type LimitsOf = (locus: Locus) => Limits | undefined;

function adjusted(space: SearchSpace, adjustments: Adjustments, limits: LimitsOf): SearchSpace {
  const names = space.map(({ name }) => name);
  for (const [name, adjustment] of Object.entries(adjustments)) {
    if (names.includes(name)) continue;
    const meant = nearestWord(name, names);
    const hint = meant === undefined ? '' : `${meant}, perhaps: `;
    throw new InvalidValueError(name, adjustment, `${hint}one of the loci ${names.join(', ')}`);
  }
  return space.map((locus) =>
    Object.hasOwn(adjustments, locus.name) ? adjust(locus, adjustments[locus.name], limits(locus)) : locus,
  );
}

function adjust(locus: Locus, adjustment: Adjustment, limits: Limits | undefined): Locus {
  if (locus.kind === 'real') return adjustRange(locus, adjustment);
  if (!('values' in adjustment) || adjustment.values.length === 0) {
    throw new InvalidValueError(locus.name, adjustment, `{ values } with at least one of ${allowed(locus, limits)}`);
  }
  const { values } = adjustment;
  if (locus.kind === 'categorical') {
    refuseUnknown(locus, values, limits);
    return { ...locus, values: locus.values.filter((value) => values.includes(value)) };
  }
  refuseUnknown(locus, values, limits);
  return { ...locus, values: [...new Set(values.map(Number))].sort((a, b) => a - b) };
}

function refuseUnknown(
  locus: CategoricalLocus | OrdinalLocus,
  values: readonly GeneValue[],
  limits: Limits | undefined,
): void {
  const own: readonly GeneValue[] = locus.values;
  const unknown = values.filter((value) => !(limits ? isWithin(limits, value) : own.includes(value)));
  if (unknown.length === 0) return;
  const found = unknown.length === 1 ? unknown[0] : unknown;
  throw new InvalidValueError(
    `${locus.name}.values`,
    found,
    `${unknown.length === 1 ? 'one' : 'some'} of ${allowed(locus, limits)}`,
  );
}

function limitsOf({ kind, name }: Locus): Limits | undefined {
  return kind === 'ordinal' && Object.hasOwn(LIMITS, name) ? LIMITS[name] : undefined;
}

/** In words. */
function allowed(locus: CategoricalLocus | OrdinalLocus, limits: Limits | undefined): string {
  return limits ? `the whole numbers ${limitsText(limits)}` : locus.values.join(', ');
}

function adjustRange(locus: RealLocus, adjustment: Adjustment): RealLocus {
  if (!('low' in adjustment)) {
    throw new InvalidValueError(locus.name, adjustment, `{ low, high } from ${locus.low} to ${locus.high}`);
  }
  const { low, high } = adjustment;
  const within = `from ${locus.low} to ${locus.high}`;
  const outside = Object.entries({ low, high }).filter(([, value]) => !(value >= locus.low && value <= locus.high));
  if (outside.length === 2) throw new InvalidValueError(locus.name, adjustment, `{ low, high } ${within}`);
  for (const [bound, value] of outside) {
    throw new InvalidValueError(`${locus.name}.${bound}`, value, `a number ${within}`);
  }
  if (low > high) throw new InvalidValueError(`${locus.name}.low`, low, `at most high, ${high}`);
  return { ...locus, low, high };
}
