/**
 * Induction: among random letters stand A B and C D, and A comes again: is it B? Held against A D and C B, the same symbols
 * otherwise bound. What predicts B from the symbol before alone, or from the letters that were seen, gains nothing.
 * Induction heads: Olsson et al. 2022 (arXiv 2209.11895). As a task, associative recall: Ba et al. 2016 (arXiv 1610.06258).
 */
import { CONTRASTS, endingIn, type Probe, SHORTEST_CONTEXT } from './contrast';
import { lettersOf, randomString } from './letters';

/** Letters before, between and after the pairs. */
const GAP = 3;

export const induction: Probe = {
  marginNats: 0.2,
  build: ({ vocabulary, context }, prng) => {
    const letters = lettersOf(vocabulary);
    if (!letters || context < SHORTEST_CONTEXT) return null;
    return Array.from({ length: CONTRASTS }, () => {
      const [a, b, c, d, ...others] = prng.shuffle(letters);
      const front = randomString(others, context, prng);
      const [between, after] = [randomString(others, GAP, prng), randomString(others, GAP, prng)];
      const firstIsAsked = prng.integer(2) === 0;
      const sequence = (valueOfA: number, valueOfC: number): number[] => {
        const pairs = [
          [a, valueOfA],
          [c, valueOfC],
        ];
        const [first, second] = firstIsAsked ? pairs : pairs.reverse();
        return [...first, ...between, ...second, ...after, a, b];
      };
      return {
        helped: endingIn(front, sequence(b, d), context, 1),
        unhelped: endingIn(front, sequence(d, b), context, 1),
      };
    });
  },
};
