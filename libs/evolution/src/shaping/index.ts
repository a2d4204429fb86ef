import { minimalCriterion } from './minimal-criterion';
import { novelty } from './novelty';
import { sharing } from './sharing';

/** Ways to shape scores, by name. */
export const SHAPINGS = { sharing, novelty, minimalCriterion };
