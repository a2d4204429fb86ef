import type { Taste } from './taste';

export const poet: Taste = {
  name: 'poet',
  describe: 'Listens for rhyme and metre, in words that exist.',
  weights: () => ({ rhyme: 1, metre: 1, validWords: 0.5 }),
};
