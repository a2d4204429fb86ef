import { bracketClosing } from './bracket-closing';
import type { Probe } from './contrast';
import { copying } from './copying';
import { inContextLearning } from './in-context-learning';
import { induction } from './induction';
import { longRangeAgreement } from './long-range-agreement';

export const PROBES = {
  copying,
  induction,
  'bracket-closing': bracketClosing,
  'long-range-agreement': longRangeAgreement,
  'in-context-learning': inContextLearning,
} satisfies Record<string, Probe>;

export type ProbeName = keyof typeof PROBES;
export const PROBE_NAMES = Object.keys(PROBES) as ProbeName[];
