import { DEFAULT_PREFERENCE_LEARNING, type PreferenceLearning } from '#model';
import { prngOf } from '#base';
import { buildVocabulary } from '#corpus';
import { createLanguageModelFactory } from '#networks';
import { measurePreference } from './measure-preference';
import { TASTES } from './reader';

const TEXT = 'the whale saw a man and the man saw no whale at all '.repeat(8);
const SETTINGS: PreferenceLearning = {
  ...DEFAULT_PREFERENCE_LEARNING,
  prompts: 4,
  samples: 4,
  length: 16,
  steps: 4,
  learningRate: 0.02,
};

test('a real model learns within its budget', async () => {
  const vocabulary = buildVocabulary([TEXT]);
  const [train, validation] = [vocabulary.encode(TEXT), vocabulary.encode(TEXT)];
  const architecture = { family: 'gru', context: 8, embedding: 4, width: 8, depth: 1 } as const;
  const model = createLanguageModelFactory('tfjs-cpu').create(architecture, vocabulary.size, 1);
  const birth = model.initialise([prngOf({ seed: 1, generation: 0, subject: '0', purpose: 'weights' })]);
  const trial = { seed: 1, vocabulary, train, validation, taste: TASTES['long-words'], knownWords: new Set<string>() };
  const measurement = await measurePreference(model, birth, SETTINGS, { ...trial, battles: 8 });
  expect(measurement.pairs).toBeGreaterThan(0);
  expect(measurement.steps).toBeGreaterThan(0);
  expect(measurement.klNats).toBeGreaterThan(0);
  expect(measurement.klNats).toBeLessThanOrEqual(SETTINGS.klBudgetNats);
  expect(measurement.battleKlNats).toBeCloseTo(measurement.klNats, 1);
});
