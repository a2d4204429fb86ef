import { DEFAULT_PANEL } from '#arena';
import type { ArenaConfig } from '../config';

export const ARENA: ArenaConfig = {
  panel: DEFAULT_PANEL,
  prompts: 2,
  promptCharacters: 20,
  sampleCharacters: 200,
  rounds: 3,
  pairing: 'active',
  judges: 1,
  coevolution: null,
  habituation: null,
  voteWeight: 1,
  votingSeconds: 0,
  ratings: { lengthControlled: false, clusterBy: 'rater' },
};
