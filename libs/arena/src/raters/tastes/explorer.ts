import type { Taste } from './taste';

export const explorer: Taste = {
  name: 'explorer',
  describe: 'Wants words put together as neither the training text nor the text itself did before.',
  weights: () => ({ novelty: 1, repetition: -1, fluency: 0.7 }),
};
