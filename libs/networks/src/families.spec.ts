import { Compiler } from '#compiler';
import { createLanguageModelFactory } from './create-language-model-factory';
import { layoutOf, type ProgramSize } from './program-size';
import { gradientProgram } from './testing/gradient-program';
import * as small from './testing/small-models';

const { LABELLED, CONTEXT, VOCABULARY_SIZE, SMALL } = small;
const factory = createLanguageModelFactory(small.ENGINE, { capacity: 32 });
const compilers = { own: new Compiler(small.ENGINE), cpu: new Compiler('tfjs-cpu') };
afterAll(() => compilers.own.dispose());

describe.each(LABELLED)('%s', (_, architecture) => {
  const model = factory.create(architecture, VOCABULARY_SIZE, 2);
  const fresh = model.initialise(small.streams(2));
  const weights = small.shaken(fresh);

  test('compiled as on tfjs-cpu: loss and every gradient', async () => {
    const size: ProgramSize = { architecture, vocabularySize: VOCABULARY_SIZE, members: 2, batch: 3 };
    const program = gradientProgram(size);
    const feeds = { weights, tokens: small.randomTokens(2 * 3 * (CONTEXT + 1)), smoothing: Float32Array.of(0, 0.1) };
    const expected = await compilers.cpu.run(program, feeds);
    const actual = await compilers.own.run(program, feeds);
    expect(Object.keys(actual)).toHaveLength(layoutOf(size).length + 1);
    for (const [name, values] of Object.entries(expected)) {
      expect(small.largest(values)).toBeGreaterThan(0);
      expect(small.distance(actual[name], values)).toBeLessThanOrEqual(1e-4 * small.largest(values) + 1e-7);
    }
  });

  test('a later symbol changes no earlier logits, and does change its own', async () => {
    const tokens = small.randomTokens(2 * CONTEXT);
    const before = await model.logits(weights, tokens);
    const row = CONTEXT * VOCABULARY_SIZE;
    for (let position = 1; position < CONTEXT; position++) {
      const changed = tokens.slice();
      changed[position] = (tokens[position] + 1) % VOCABULARY_SIZE;
      const after = await model.logits(weights, changed);
      const start = position * VOCABULARY_SIZE;
      expect(small.distance(after.subarray(0, start), before)).toBeLessThanOrEqual(1e-6);
      expect(small.distance(after.subarray(start, start + VOCABULARY_SIZE), before.subarray(start))).toBeGreaterThan(
        1e-3,
      );
      expect(small.distance(after.subarray(row), before.subarray(row))).toBe(0); // the other member's
    }
  });

  test('a model that knows nothing costs ln V nats, and its predictions have that entropy', async () => {
    const { nats, entropy } = await model.loss(new Float32Array(weights.length), small.randomTokens(2 * (CONTEXT + 1)));
    expect(nats).toHaveLength(2 * CONTEXT);
    for (const value of [...nats, ...entropy]) expect(value).toBeCloseTo(Math.log(VOCABULARY_SIZE), 5);
  });

  test.each([
    ['all symbols', [[], []]],
    ['those that are not excluded, of each member its own', [[0, 3], [5]]],
  ])('scores are those of the logits, over %s', async (__, excluded) => {
    const tokens = small.randomTokens(2 * (CONTEXT + 1));
    const windows = [0, 1].map((member) => tokens.subarray(member * (CONTEXT + 1), (member + 1) * (CONTEXT + 1)));
    const logits = await model.logits(
      weights,
      Int32Array.from(windows.flatMap((window) => [...window.slice(0, CONTEXT)])),
    );
    const isExcluded = new Float32Array(2 * VOCABULARY_SIZE);
    excluded.forEach((own, member) => own.forEach((symbol) => (isExcluded[member * VOCABULARY_SIZE + symbol] = 1)));
    const { nats, entropy } = await model.loss(weights, tokens, isExcluded);
    const targets = windows.flatMap((window) => [...window.slice(1)]);
    targets.forEach((target, at) => {
      const own = excluded[Math.floor(at / CONTEXT)];
      const row = Array.from(logits.subarray(at * VOCABULARY_SIZE, (at + 1) * VOCABULARY_SIZE), (logit, symbol) =>
        own.includes(symbol) ? 0 : Math.exp(logit),
      );
      const total = row.reduce((sum, mass) => sum + mass, 0);
      const shannon = row.reduce((sum, mass) => sum - (mass && (mass / total) * Math.log(mass / total)), 0);
      if (!own.includes(target)) expect(nats[at]).toBeCloseTo(-Math.log(row[target] / total), 4);
      expect(entropy[at]).toBeCloseTo(shannon, 4);
    });
  });

  test('the loss falls on a sequence that can be learnt', async () => {
    const tokens = Int32Array.from({ length: 2 * 4 * (CONTEXT + 1) }, (_, at) => (at * 3) % VOCABULARY_SIZE);
    let state = small.freshState(fresh);
    const losses: number[] = [];
    for (let step = 0; step < 60; step++) {
      const result = await model.train(state, tokens, small.hyperparameters(2, { learningRate: 0.02 }));
      losses.push(result.loss[0]);
      state = result.state;
    }
    expect(losses[0]).toBeGreaterThan(1);
    expect(losses.at(-1)).toBeLessThan(0.1);
    expect(state.step).toBe(60);
  });
});

test('the forget gate of a fresh LSTM keeps most of its cell: a symbol far back still counts', async () => {
  const model = factory.create({ ...SMALL['lstm'], context: 12 }, VOCABULARY_SIZE, 1);
  const weights = model.initialise(small.streams(1));
  const tokens = small.randomTokens(12);
  const [before, after] = await Promise.all([0, 1].map((first) => model.logits(weights, tokens.with(0, first))));
  expect(small.distance(after.slice(-VOCABULARY_SIZE), before.slice(-VOCABULARY_SIZE))).toBeGreaterThan(1e-4);
});
