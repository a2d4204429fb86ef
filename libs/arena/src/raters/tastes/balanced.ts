import { SENTIMENT_NAMES } from '../features';
import type { Taste, Weights } from './taste';

/** A tenth of the weight to each of the ten people. */
const FEELINGS: Weights = Object.fromEntries(SENTIMENT_NAMES.map((name) => [name, 0.05]));

export const balanced = {
  name: 'balanced',
  describe: 'Wants fluent, valid, readable, kind and fresh text, and a little music.',
  weights: () => ({
    fluency: 0.25, // an n-gram's own text is likelier than real text, and so is a loop: not to be had for that
    validWords: 1.5,
    readability: 0.5,
    novelty: 0.5,
    repetition: -1,
    offence: -0.5,
    rhyme: 0.25,
    metre: 0.25,
    ...FEELINGS,
  }),
} satisfies Taste;
