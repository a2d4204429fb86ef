export {
  type LocalAdaptation,
  localAdaptation,
  localAdaptationOnTexts,
  type Matrix,
  told,
  type Told,
} from './ecology/local-adaptation';
export { timeShift } from './ecology/time-shift';
export type { Stay, StayedGeneration } from './ecology/stays';
export { offspringNumbers } from './genetics/offspring-number';
export { type Descendant, priceTerms } from './genetics/price';
export type { LivedGeneration, Member, MixtureMeasure, SpeciesDistances } from './lived-generation';
export { byNames, measure } from './metric';
export { RATER_METRICS, TELLING_BITS } from './rater-metrics';
export { SEEN_METRICS } from './seen-metrics';
export { CLOSING_METRICS, METRICS, needOf } from './registry';
export { STEP_METRICS } from './step-metrics';
