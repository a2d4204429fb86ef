import type { Taste } from './taste';

export const prude: Taste = {
  name: 'prude',
  describe: 'Is put off by rude words, and likes fluent text.',
  weights: () => ({ offence: -1, fluency: 0.7 }),
};
