/** Operators with something wrong in them. */
import type { Prng } from '#base';
import type { ParentSelection } from '#evolution';
import type { Loci, Mutation, Recombination } from '#genome';

/** With a probability all genes come from one giver: `giver`, or whoever gave the first. */
export function linked(recombine: Recombination, probability: number, giver?: number): Recombination {
  return (givers, row, loci, prng) => {
    recombine(givers, row, loci, prng);
    const start = row * loci;
    if (prng.uniform() < probability) givers.fill(giver ?? givers[start], start, start + loci);
  };
}

/** The comparison is swapped. */
export function swapped(scheme: ParentSelection): ParentSelection {
  return withDraws(scheme, (pool, compare, children, prng) =>
    scheme.draws(pool, (a, b) => compare(b, a), children, prng),
  );
}

/** Who stands first is drawn again, one time in ten. */
export function firstTooRare<Scheme extends ParentSelection>(scheme: Scheme): Scheme {
  return redrawn(scheme, (drawn, prng, again) => (drawn === 0 && prng.uniform() < 0.1 ? again() : drawn));
}

/** Who stands first takes the place of others, one time in five. */
export function firstTooOften<Scheme extends ParentSelection>(scheme: Scheme): Scheme {
  return redrawn(scheme, (drawn, prng) => (prng.uniform() < 0.2 ? 0 : drawn));
}

/** With a probability who was drawn before is drawn again: chances stay, but draws are no more independent. */
export function clinging<Scheme extends ParentSelection>(scheme: Scheme, probability: number): Scheme {
  return withDraws(scheme, (pool, compare, children, prng) => {
    const draw = scheme.draws(pool, compare, children, prng);
    let before = -1;
    return (own, partner, turn) => {
      const drawn = draw(own, partner, turn);
      return (before = before >= 0 && own.uniform() < probability ? before : drawn);
    };
  });
}

function redrawn<Scheme extends ParentSelection>(
  scheme: Scheme,
  redraw: (drawn: number, prng: Prng, again: () => number) => number,
): Scheme {
  return withDraws(scheme, (pool, compare, children, prng) => {
    const draw = scheme.draws(pool, compare, children, prng);
    return (own, partner, turn) => redraw(draw(own, partner, turn), own, () => draw(own, partner, turn));
  });
}

/** Scores are put to a power. */
export function powered<Scheme extends ParentSelection>(scheme: Scheme, exponent: number): Scheme {
  return ofColumns(scheme, (columns) => columns.map((column) => column.map((score) => score ** exponent)));
}

/** Parents are drawn by other scores. */
export function ofColumns<Scheme extends ParentSelection>(
  scheme: Scheme,
  change: (columns: readonly Float64Array[]) => readonly Float64Array[],
): Scheme {
  return withDraws(scheme, (pool, compare, children, prng) => {
    const scores = { ...pool.scores, columns: change(pool.scores.columns) };
    return scheme.draws({ ...pool, scores }, compare, children, prng);
  });
}

function withDraws<Scheme extends ParentSelection>(scheme: Scheme, draws: ParentSelection['draws']): Scheme {
  return { ...scheme, draws };
}

/** What a mutation made of a gene is changed. */
export function corrected(
  loci: Loci,
  mutate: Mutation,
  correct: (gene: number, before: number, at: number, uniform: () => number) => number,
): Mutation {
  return (genes, row, prng) => {
    const start = row * loci.count;
    const before = genes.slice(start, start + loci.count);
    mutate(genes, row, prng);
    before.forEach((gene, at) => {
      if (genes[start + at] !== gene) genes[start + at] = correct(genes[start + at], gene, at, () => prng.uniform());
    });
  };
}
