import type { Taste } from './taste';

export const explorer: Taste = {
  name: 'explorer',
  describe: 'Wants what neither the training text nor the text itself has said before, as long as it is words.',
  weights: () => ({ novelty: 1, repetition: -1, validWords: 1 }),
};
