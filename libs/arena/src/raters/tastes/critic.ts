import type { Taste } from './taste';

export const critic: Taste = {
  name: 'critic',
  describe: 'Wants the language of the niche: what its n-gram finds likely, in words that exist.',
  weights: () => ({ fluency: 1, validWords: 1 }),
};
