/**
 * Everything that can be bound to a short stretch of DNA, configuration by configuration, written down plainly: both strands apart, a
 * nucleosome with the pioneers inside of it, gains of neighbours counted along the finished configuration. Exponential in the length.
 */
import type { BindingFactor, Dna, Nucleosome } from '#regulation';

/** One molecule, or one nucleosome, at its place. */
export interface Bound {
  /** -1: a nucleosome. */
  readonly factor: number;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly inside: readonly Bound[];
}

export interface Enumerated {
  readonly partition: number;
  /** -sum over configurations of p log2 p. */
  readonly entropyBits: number;
  /** Of each factor, the expected number of bound molecules. */
  readonly bound: readonly number[];
  /** Of each factor and start, the chance that it is bound there, on either strand. */
  readonly probability: ReadonlyMap<string, number>;
  /** Of each base, the chance that a nucleosome covers it. */
  readonly wrapped: readonly number[];
}

export function enumerate(
  dna: Dna,
  factors: readonly BindingFactor[],
  nucleosome: Nucleosome,
  near: number,
): Enumerated {
  let partition = 0;
  let weightedBits = 0;
  const bound = factors.map(() => 0);
  const probability = new Map<string, number>();
  const wrapped = Array.from(dna, () => 0);
  const pioneers = new Set([...factors.keys()].filter((factor) => factors[factor].isPioneer));
  for (const configuration of configurations(dna, 0, dna.length, factors, null, nucleosome)) {
    const weight = weightOf(configuration, factors, near);
    partition += weight;
    if (weight > 0) weightedBits += weight * Math.log2(weight);
    const count = (each: Bound): void => {
      if (each.factor < 0) {
        for (let at = each.start; at < each.end; at++) wrapped[at] += weight;
        each.inside.forEach(count);
        return;
      }
      bound[each.factor] += weight;
      const key = `${each.factor}:${each.start}`;
      probability.set(key, (probability.get(key) ?? 0) + weight);
    };
    configuration.forEach(count);
  }
  return {
    partition,
    entropyBits: Math.log2(partition) - weightedBits / partition,
    bound: bound.map((sum) => sum / partition),
    probability: new Map([...probability].map(([key, sum]) => [key, sum / partition])),
    wrapped: wrapped.map((sum) => sum / partition),
  };

  function* configurations(
    text: Dna,
    from: number,
    to: number,
    all: readonly BindingFactor[],
    only: ReadonlySet<number> | null,
    wrap: Nucleosome | null,
  ): Generator<readonly Bound[]> {
    if (from === to) {
      yield [];
      return;
    }
    yield* configurations(text, from + 1, to, all, only, wrap);
    for (const [factor, { weights, concentration }] of all.entries()) {
      const end = from + weights.length / 4;
      if (end > to || (only && !only.has(factor))) continue;
      for (const strand of ['forward', 'reverse'] as const) {
        const one = {
          factor,
          start: from,
          end,
          weight: concentration * affinity(text, from, weights, strand),
          inside: [],
        };
        for (const rest of configurations(text, end, to, all, only, wrap)) yield [one, ...rest];
      }
    }
    if (!wrap || wrap.weight === 0 || from + wrap.length > to) return;
    const end = from + wrap.length;
    for (const inside of configurations(text, from, end, all, pioneers, null)) {
      const one = { factor: -1, start: from, end, weight: wrap.weight, inside };
      for (const rest of configurations(text, end, to, all, only, wrap)) yield [one, ...rest];
    }
  }
}

/** 2 to the bits of a stretch, base by base; of the other strand its complement is read from its end. */
export function affinity(dna: Dna, start: number, weights: Float64Array, strand: 'forward' | 'reverse'): number {
  const length = weights.length / 4;
  let product = 1;
  for (let position = 0; position < length; position++) {
    const base = strand === 'forward' ? dna[start + position] : 3 - dna[start + length - 1 - position];
    product *= 2 ** weights[4 * position + base];
  }
  return product;
}

export function weightOf(configuration: readonly Bound[], factors: readonly BindingFactor[], near: number): number {
  return configuration.reduce((product, each, at) => {
    const last = configuration[at - 1];
    const isNeighbour = last && each.factor >= 0 && last.factor === each.factor && each.start - last.end <= near;
    const gain = isNeighbour ? factors[each.factor].cooperativity : 1;
    return product * each.weight * gain * weightOf(each.inside, factors, near);
  }, 1);
}
