import type { ProbeScores } from './probe';
import { PROBE_NAMES, type ProbeName } from './probes';

/** The probes that an individual passed and none of its ancestors did: the first in its lineage. */
export function firstPassed(own: ProbeScores, ancestorsPassed: readonly ProbeName[]): ProbeName[] {
  return PROBE_NAMES.filter((name) => own[name]?.passed && !ancestorsPassed.includes(name));
}
