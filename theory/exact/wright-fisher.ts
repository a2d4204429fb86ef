/**
 * The Wright-Fisher model of `size` haploid copies and two alleles (Fisher 1930; Wright 1931): each child draws its parent alone, so that
 * the copies of the next generation are binomial. Fixation solves u = P u with u(0) = 0 and u(size) = 1.
 */
import { binomialChances } from './binomial';

/** The chance that a child's parent has the allele, when `copies` of the parents have it. */
export type ParentChance = (copies: number) => number;

/** Parents in proportion to fitness, which is `ratio` times as high with the allele as without it. */
export function proportional(size: number, ratio: number): ParentChance {
  return (copies) => (ratio * copies) / (ratio * copies + size - copies);
}

/** Parents win tournaments of `contestants` drawn with replacement, which the allele decides. */
export function byTournament(size: number, contestants: number): ParentChance {
  return (copies) => 1 - (1 - copies / size) ** contestants;
}

/** `parentChance` followed by mutation of each child, to the other allele and back with the same probability. */
export function mutating(parentChance: ParentChance, rate: number): ParentChance {
  return (copies) => rate + (1 - 2 * rate) * parentChance(copies);
}

/** The stationary distribution of copies, from 0 to `size`, where each state reaches each other: powers of the matrix, to 1e-12. */
export function stationaryCopies(size: number, childChance: ParentChance): Float64Array {
  const rows = Array.from({ length: size + 1 }, (_, copies) => binomialChances(size, childChance(copies)));
  let now = new Float64Array(size + 1).fill(1 / (size + 1));
  for (let change = 1; change > 1e-12;) {
    const next = new Float64Array(size + 1);
    now.forEach((chance, copies) => rows[copies].forEach((move, to) => (next[to] += chance * move)));
    change = next.reduce((sum, chance, copies) => sum + Math.abs(chance - now[copies]), 0);
    now = next;
  }
  return now;
}

/** Chances of 0 to `size` copies, in each generation from the first, of `copies`, to generation `until`. */
export function copiesThrough(
  size: number,
  childChance: ParentChance,
  copies: number,
  until: number,
): readonly Float64Array[] {
  const rows = Array.from({ length: size + 1 }, (_, own) => binomialChances(size, childChance(own)));
  const through = [Float64Array.from({ length: size + 1 }, (_, own) => Number(own === copies))];
  while (through.length <= until) {
    const next = new Float64Array(size + 1);
    through[through.length - 1].forEach((chance, own) => rows[own].forEach((move, to) => (next[to] += chance * move)));
    through.push(next);
  }
  return through;
}

/** Mean generations until none of `size` copies is left, from each number of copies; no copy comes back. */
export function timesToLoss(size: number, childChance: ParentChance): Float64Array {
  const equations = Array.from({ length: size }, (_, row) => {
    const chances = binomialChances(size, childChance(row + 1));
    return Float64Array.from({ length: size + 1 }, (_column, column) =>
      column === size ? 1 : (column === row ? 1 : 0) - chances[column + 1],
    );
  });
  return Float64Array.of(0, ...solve(equations));
}

/** The probability of fixation from 0 to `size` copies. */
export function fixationProbabilities(size: number, parentChance: ParentChance): Float64Array {
  const inner = size - 1;
  const rows = Array.from({ length: inner }, (_, row) => {
    const chances = binomialChances(size, parentChance(row + 1));
    const equation = Float64Array.from({ length: inner + 1 }, (_, column) =>
      column < inner ? (column === row ? 1 : 0) - chances[column + 1] : chances[size],
    );
    return equation;
  });
  return Float64Array.of(0, ...solve(rows), 1);
}

/** Gaussian elimination; each row is an equation, its right side last. No pivot is needed: the matrix is diagonally dominant. */
function solve(rows: readonly Float64Array[]): Float64Array {
  const count = rows.length;
  for (let pivot = 0; pivot < count; pivot++) {
    for (let row = pivot + 1; row < count; row++) {
      const factor = rows[row][pivot] / rows[pivot][pivot];
      for (let column = pivot; column <= count; column++) rows[row][column] -= factor * rows[pivot][column];
    }
  }
  const solution = new Float64Array(count);
  for (let row = count - 1; row >= 0; row--) {
    let right = rows[row][count];
    for (let column = row + 1; column < count; column++) right -= rows[row][column] * solution[column];
    solution[row] = right / rows[row][row];
  }
  return solution;
}

/** Kimura's diffusion (1962): fixation of `copies` of fitness 1 + s, haploid. It overstates the exact value, the more the larger s. */
export function kimuraFixation(size: number, s: number, copies = 1): number {
  return s === 0 ? copies / size : Math.expm1(-2 * s * copies) / Math.expm1(-2 * s * size);
}

/** Moran (1958): fixation of one copy of fitness `ratio` where one individual at a time is born and one dies; exact. */
export function moranFixation(size: number, ratio: number): number {
  return ratio === 1 ? 1 / size : (1 - 1 / ratio) / (1 - ratio ** -size);
}
