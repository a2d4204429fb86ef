import { SENTIMENT_NAMES } from '../features';
import type { Taste } from './taste';

export const reader: Taste = {
  name: 'reader',
  describe: 'Wants an easy text that feels good, to one of the ten people of VADER.',
  weights: (draw) => ({ readability: 1, [draw.pick(SENTIMENT_NAMES)]: 1, validWords: 0.7 }),
};
