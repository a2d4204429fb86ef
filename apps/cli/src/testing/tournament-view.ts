import type { TournamentView } from '#contracts';

/** A paused tournament whose name holds a control sequence. */
export const TOURNAMENT: TournamentView = {
  id: 'k3f9',
  name: 'Demo\u001b[2J',
  notes: '',
  seed: 7,
  status: 'paused',
  reason: null,
  config: {},
  niches: [],
  generations: 5,
  generation: 2,
  individuals: 1200,
  vocabularySize: 80,
  baselines: {},
  champion: null,
  champions: [],
  communities: [],
  lineageHash: null,
  engine: 'onnx',
  processor: 'x86',
  tokensTrained: 1e6,
  seconds: 185,
  createdAt: '2025-03-01T14:05:59.123Z',
  lastSeq: 4,
};
