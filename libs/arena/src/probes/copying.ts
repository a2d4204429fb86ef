/**
 * Copying: after random letters comes a random string and then the same again. The second half of its second occurrence is held
 * against the same symbols after a shuffled first occurrence: the same letters, of which the order alone helps. Four symbols
 * before the scored ones are alike in both, so that n-grams up to order 4 gain exactly nothing.
 * After Olsson et al. 2022 (repeated random sequences, arXiv 2209.11895) and Jelassi et al. 2024 (arXiv 2402.01032).
 */
import { CONTRASTS, endingIn, type Probe, SHORTEST_CONTEXT } from './contrast';
import { lettersOf, randomString } from './letters';

const LENGTH = 8;

export const copying: Probe = {
  marginNats: 0.2,
  build: ({ vocabulary, context }, prng) => {
    const letters = lettersOf(vocabulary);
    if (!letters || context < SHORTEST_CONTEXT) return null;
    return Array.from({ length: CONTRASTS }, () => {
      const front = randomString(letters, context, prng);
      const string = randomString(letters, LENGTH, prng);
      const shuffled = prng.shuffle(string);
      return {
        helped: endingIn(front, [...string, ...string], context, LENGTH / 2),
        unhelped: endingIn(front, [...shuffled, ...string], context, LENGTH / 2),
      };
    });
  },
};
