/** The tournament that is disturbed: seconds long, with battles, learning from raters, windows in which people vote, and lives that go on. */
import { SMALL_CONFIG } from '../e2e/support/small-tournament';

export const SEED = 17;

/** Of one architecture, since compiling takes longer than all else, and each server that is started anew compiles anew. */
export const SURVIVAL_CONFIG = {
  ...SMALL_CONFIG,
  name: 'Survival',
  generations: 3,
  niches: [
    { name: 'prose', corpus: 'prose', capacity: 3 },
    { name: 'sounds', corpus: 'sounds', capacity: 2 },
  ],
  heredity: { survivorsTrain: true },
  budget: { trainingFlops: 1e8, maximumParameters: 200_000 },
  evaluation: { validationSymbols: 1024, testSymbols: 1024 },
  arena: { prompts: 2, sampleCharacters: 100, rounds: 4, promptCharacters: 20, votingSeconds: 0.4, voteWeight: 20 },
  fitness: { kind: 'weighted' },
  learning: { prompts: 4, samples: 2, length: 32, steps: 2 },
  searchSpace: { ...SMALL_CONFIG.searchSpace, family: { values: ['gru'] }, optimizer: { values: ['adamw'] } },
};
