export * from './battles';
export * from './evaluation';
export { bestBy, type EvaluationScore } from './evaluation-score';
export * from './goodhart';
export * from './paired-difference';
export * from './pairing';
export * from './probes';
export * from './raters';
export * from './ratings';
