import type { Taste } from './taste';

export const prude: Taste = {
  name: 'prude',
  describe: 'Is put off by rude words, and likes the language of the niche.',
  weights: () => ({ offence: -1, fluency: 0.7, validWords: 0.7 }),
};
