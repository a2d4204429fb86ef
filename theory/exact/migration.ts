/**
 * Identity of genes in demes of `size` haploids that exchange genes (Malecot 1948; Maruyama 1970), exactly for the kernel's life cycle: each
 * child has one parent, in deme k with the chance `backward[i][k]`, any of its members alike. `shared[i][j]` is the chance that two copies,
 * of deme i and of deme j and not the same one, are copies of one founder's.
 */
export type Matrix = readonly (readonly number[])[];

/** Of founders who all differ. */
export function noIdentity(demes: number): Matrix {
  return Array.from({ length: demes }, () => Array<number>(demes).fill(0));
}

/** Identity so many generations after the one whose identity is `before`. */
export function identityAfter(
  generations: number,
  size: number,
  backward: Matrix,
  before = noIdentity(backward.length),
): Matrix {
  let shared = before;
  for (let generation = 0; generation < generations; generation++) {
    const ofParents = shared.map((row, k) => row.map((own, l) => (k === l ? 1 / size + (1 - 1 / size) * own : own)));
    shared = product(product(backward, ofParents), transposed(backward));
  }
  return shared;
}

/** Chances of the deme of a parent, by that of the child: `rate` spread over `sources`. */
export function backwardMatrix(demes: number, rate: number, sources: (deme: number) => readonly number[]): Matrix {
  return Array.from({ length: demes }, (_, deme) => {
    const from = sources(deme);
    return Array.from({ length: demes }, (__, other) =>
      other === deme ? 1 - rate : from.includes(other) ? rate / from.length : 0,
    );
  });
}

/** The means of the diagonal, within demes, and of all else, between them. */
export function withinAndBetween(shared: Matrix): readonly [number, number] {
  const demes = shared.length;
  const within = shared.reduce((sum, row, deme) => sum + row[deme], 0);
  const all = shared.reduce((sum, row) => row.reduce((rowSum, each) => rowSum + each, sum), 0);
  return [within / demes, (all - within) / (demes * (demes - 1))];
}

/** Chances that two copies differ: of one deme, and of two demes drawn with replacement, H_S and H_T of Nei 1973. */
export function differencesOf(shared: Matrix): { readonly within: number; readonly total: number } {
  const [within, between] = withinAndBetween(shared).map((alike) => 1 - alike);
  return { within, total: within / shared.length + between * (1 - 1 / shared.length) };
}

function product(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, column) => row.reduce((sum, each, k) => sum + each * b[k][column], 0)));
}

function transposed(a: Matrix): Matrix {
  return a[0].map((_, column) => a.map((row) => row[column]));
}
