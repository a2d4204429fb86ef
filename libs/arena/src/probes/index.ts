export * from './first-passed';
export { probe, type ProbeMaterial, type ProbeScores } from './probe';
export type { ProbeScore } from './probe-score';
export { PROBE_NAMES, type ProbeName } from './probes';
