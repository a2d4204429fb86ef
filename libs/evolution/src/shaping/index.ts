import { minimalCriterion } from './minimal-criterion';
import { neutral } from './neutral';
import { novelty } from './novelty';
import { predation } from './predation';
import { sharing } from './sharing';
import { shuffled } from './shuffled';

/** Ways to shape scores, by name. */
export const SHAPINGS = { sharing, novelty, predation, minimalCriterion, neutral, shuffled };
