export * from './battles';
export * from './exam';
export { bestBy, type ExamScore } from './exam-score';
export * from './goodhart';
export * from './paired-difference';
export * from './pairing';
export * from './probes';
export * from './raters';
export * from './ratings';
