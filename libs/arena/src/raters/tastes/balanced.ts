import { SENTIMENT_NAMES } from '../features';
import type { Taste, Weights } from './taste';

/** A tenth of the weight to each of the ten people. */
const FEELINGS: Weights = Object.fromEntries(SENTIMENT_NAMES.map((name) => [name, 0.05]));

export const balanced = {
  name: 'balanced',
  describe: 'Wants fluent, valid, readable, kind and fresh text, and a little music.',
  weights: () => ({
    fluency: 1,
    validWords: 1,
    readability: 0.5,
    novelty: 0.5,
    repetition: -0.5,
    offence: -0.5,
    rhyme: 0.25,
    metre: 0.25,
    ...FEELINGS,
  }),
} satisfies Taste;
