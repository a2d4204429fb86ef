import type { Taste } from './taste';

export const skimmer: Taste = {
  name: 'skimmer',
  describe: 'Wants it short and easy, and not the same thing twice.',
  weights: () => ({ readability: 1, length: -0.7, repetition: -0.7, validWords: 0.7 }),
};
