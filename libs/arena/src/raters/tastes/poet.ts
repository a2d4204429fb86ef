import type { Taste } from './taste';

export const poet: Taste = {
  name: 'poet',
  describe: 'Listens for rhyme and metre, in the language of the niche.',
  weights: () => ({ rhyme: 1, metre: 1, fluency: 0.7, validWords: 0.7 }),
};
