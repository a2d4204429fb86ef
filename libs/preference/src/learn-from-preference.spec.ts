import { Vocabulary } from '#corpus';
import type { PreferenceLearning, PreferenceMethod } from '#model';
import { klOf, unigramModel } from '../../model/src/testing/unigram-model';
import { learnFromPreference } from './learn-from-preference';
import type { Judge } from './judge-texts';
import type { Learner } from './learner';
import { learningCost } from './learning-cost';

const VOCABULARY = new Vocabulary(['<unk>', 'a', 'b', 'c']);
const SIZE = VOCABULARY.size;
const TEXT = VOCABULARY.encode('abcacb'.repeat(20));
const METHODS: readonly PreferenceMethod[] = ['dpo', 'best-of-n'];
const SETTINGS: PreferenceLearning = {
  method: 'dpo',
  prompts: 6,
  samples: 4,
  length: 20,
  beta: 0.3,
  learningRate: 0.1,
  steps: 24,
  flops: null,
  klBudgetNats: 0.1,
};

const lettersOf = (text: string): number => [...text].filter((letter) => letter === 'a').length;
/** Prefers the text with more a's. */
const likesA: Judge = (first, second) => {
  const difference = lettersOf(first) - lettersOf(second);
  return difference > 0 ? 'first' : difference < 0 ? 'second' : 'tie';
};
const learnerOf = (subject: number, others: Partial<Learner> = {}): Learner => ({
  subject,
  text: TEXT,
  judge: likesA,
  decoding: { temperature: 1, topK: SIZE, topP: 1 },
  ...others,
});
/** Of each member its own logits, none of them 0. */
const birthOf = (slots: readonly number[]): Float32Array =>
  Float32Array.from(slots.flatMap((slot) => Array.from({ length: SIZE }, (_, at) => 0.1 * (at + 1) + 0.05 * slot)));
const rowOf = (weights: Float32Array, member: number) => weights.slice(member * SIZE, (member + 1) * SIZE);
const shareOfA = (logits: Float32Array) =>
  Math.exp(logits[1]) / logits.reduce((sum, value) => sum + Math.exp(value), 0);

const UNTAUGHT = { pairs: 0, steps: 0, klNats: 0 };

function learn(
  learners: readonly Learner[],
  settings: Partial<PreferenceLearning> = {},
  { birth = birthOf(learners.map(({ subject }) => Number(subject))), model = unigramModel(learners.length, SIZE) } = {},
) {
  const group = { seed: 5, generation: 2, vocabulary: VOCABULARY, learners, yieldToEventLoop: async () => undefined };
  return learnFromPreference(model, birth, { ...SETTINGS, ...settings }, group);
}

describe.each(METHODS)('%s', (method) => {
  test('what is preferred becomes likelier', async () => {
    const { weights, reports } = await learn([learnerOf(0)], { method });
    expect(shareOfA(weights)).toBeGreaterThan(shareOfA(birthOf([0])) + 0.01);
    expect(reports[0].pairs).toBeGreaterThan(20);
    expect(reports[0].steps).toBeGreaterThan(0);
  });

  test.each([1e-6, 0.001, 0.01, 0.05, 0.2, 10])('the divergence stays within a budget of %d nats', async (budget) => {
    for (const learningRate of [0.01, 0.1, 1]) {
      const settings = { method, learningRate, klBudgetNats: budget };
      const { weights, reports } = await learn([learnerOf(0), learnerOf(1)], settings);
      reports.forEach(({ klNats, ended, steps }, member) => {
        expect(klNats).toBeLessThanOrEqual(budget);
        expect(klNats).toBeCloseTo(klOf(rowOf(weights, member), birthOf([member])), 5);
        expect(ended).toBe(steps === SETTINGS.steps ? 'finished' : 'budget');
        if (steps === 0) expect(rowOf(weights, member)).toEqual(birthOf([member]));
      });
    }
  });

  test.each<[string, Partial<PreferenceLearning>, Partial<Learner>]>([
    ['texts of length 0', { length: 0 }, {}],
    ['no prompt', { prompts: 0 }, {}],
    ['one text a prompt', { samples: 1 }, {}],
    ['ties alone', {}, { judge: () => 'tie' }],
    ['texts that are all equal', {}, { decoding: { temperature: 0, topK: SIZE, topP: 1 }, judge: () => 'first' }],
  ])('%s teach nothing', async (_, settings, others) => {
    const { weights, reports } = await learn([learnerOf(0, others)], { method, ...settings });
    expect(weights).toEqual(birthOf([0]));
    expect(reports).toMatchObject([{ ...UNTAUGHT, ended: 'undecided' }]);
  });

  test('a member learns the same in any company', async () => {
    const learners = [learnerOf(3), learnerOf(1, { judge: () => 'tie' }), learnerOf(7)];
    const together = await learn(learners, { method });
    for (const [member, learner] of learners.entries()) {
      const alone = await learn([learner], { method });
      expect(rowOf(together.weights, member)).toEqual(alone.weights);
      expect(together.reports[member]).toEqual(alone.reports[0]);
    }
    expect(await learn(learners, { method })).toEqual(together);
  });

  test('what was 0 stays 0', async () => {
    const { weights } = await learn([learnerOf(0)], { method }, { birth: birthOf([0]).fill(0, 3) });
    expect(weights[3]).toBe(0);
    expect(weights[1]).not.toBe(birthOf([0])[1]);
  });
});

test('a member that is no number from the start keeps its weights, with the cause, and the others learn', async () => {
  const birth = Float32Array.of(NaN, 1, 1, 1, ...birthOf([1]));
  const { weights, reports } = await learn([learnerOf(0), learnerOf(1)], {}, { birth });
  expect(rowOf(weights, 0)).toEqual(rowOf(birth, 0));
  expect(reports[0]).toMatchObject({ ...UNTAUGHT, ended: 'diverged', cause: 'cross-entropy is NaN' });
  expect(rowOf(weights, 1)).toEqual((await learn([learnerOf(1)])).weights);
});

test('who cannot pay for a step keeps its weights, and writes nothing', async () => {
  const model = { ...unigramModel(1, SIZE), sample: () => Promise.reject(new Error('it writes')) };
  const { weights, reports } = await learn([learnerOf(0)], { steps: 0 }, { model });
  expect(weights).toEqual(birthOf([0]));
  expect(reports).toEqual([{ ...UNTAUGHT, flops: 0, ended: 'unaffordable' }]);
});

test('FLOPs are those of the texts, and of steps and checks up to its end', async () => {
  const model = unigramModel(1, SIZE);
  const { texts, check, step } = learningCost(model.architecture, SIZE, SETTINGS);
  const [free] = (await learn([learnerOf(0)], { klBudgetNats: 1e6 })).reports;
  expect(free).toMatchObject({ steps: 24, ended: 'finished', flops: texts + 8 * check + 24 * step });
  const [held] = (await learn([learnerOf(0)], { klBudgetNats: 1e-9 })).reports;
  expect(held).toMatchObject({ steps: 0, ended: 'budget', flops: texts + check + 3 * step });
});

test('a member that diverges while it learns keeps the last sound weights, with the cause, and the others learn', async () => {
  const sound = unigramModel(2, SIZE);
  let calls = 0;
  const model: typeof sound = {
    ...sound,
    prefer: async (...given) => {
      const result = await sound.prefer(...given);
      if (++calls !== 2) return result;
      result.state.weights.fill(NaN, 0, SIZE);
      return { ...result, loss: result.loss.with(0, NaN) };
    },
  };
  const settings = { klBudgetNats: 10 };
  const { weights, reports } = await learn([learnerOf(0), learnerOf(1)], settings, { model });
  expect(reports[0]).toMatchObject({ steps: 3, ended: 'diverged', cause: 'preference loss is NaN' });
  expect(reports[0].klNats).toBeCloseTo(klOf(rowOf(weights, 0), birthOf([0])), 6);
  expect(rowOf(weights, 1)).toEqual((await learn([learnerOf(1)], settings)).weights);
});
