/** What each knob of training does, on a small transformer. */
import { parameterLayout } from '#model';
import { createLanguageModelFactory } from './create-language-model-factory';
import * as small from './testing/small-models';

const { ARCHITECTURES, CONTEXT, SMALL, VOCABULARY_SIZE } = small;
const factory = createLanguageModelFactory(small.ENGINE, { capacity: 64 });
afterAll(() => factory.dispose());
const model = factory.create(SMALL.transformer, VOCABULARY_SIZE, 1);
const weights = small.shaken(model.initialise(small.streams(1)));
const tokens = small.randomTokens(2 * (CONTEXT + 1));
const fresh = () => small.freshState(weights);
const norm = (values: Iterable<number>): number => Math.hypot(...values);
const minus = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, at) => value - b[at]);

test('the entropy reported is that of the predictions before the step', async () => {
  const { entropy, loss } = await model.train(fresh(), tokens, small.hyperparameters(1, { labelSmoothing: 0.2 }));
  const scores = await model.loss(weights, tokens);
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(entropy[0]).toBeCloseTo(mean(scores.entropy), 5);
  expect(loss[0]).toBeCloseTo(mean(scores.nats), 5);
});

test.each([1, 16])('%i members are trained in place as they are anew', async (members) => {
  const many = factory.create({ ...SMALL.transformer, context: 64 }, VOCABULARY_SIZE, members);
  const own = many.initialise(small.streams(members));
  const text = small.randomTokens(2 * members * 65);
  const kept = await many.train(small.freshState(own), text, small.hyperparameters(members));
  const state = small.freshState(own.slice());
  const placed = await many.train(state, text, small.hyperparameters(members), state);
  expect(placed).toEqual(kept);
  expect(placed.state.weights).toBe(state.weights);
  expect(kept.state.weights).not.toEqual(own);
});

test('gradient descent: v = 0.9 v + g, w = w - rate v', async () => {
  const step = small.hyperparameters(1, { optimizer: 'sgd', learningRate: 0.5, clipNorm: 1e6 });
  const first = (await model.train(fresh(), tokens, step)).state;
  expect(
    small.distance(
      minus(weights, first.weights),
      first.momentum.map((v) => 0.5 * v),
    ),
  ).toBeLessThan(1e-6);
  // without momentum before it the velocity is the gradient
  const gradient = (await model.train(small.freshState(first.weights), tokens, step)).state.momentum;
  const second = (await model.train(first, tokens, step)).state;
  const expected = gradient.map((g, at) => 0.9 * first.momentum[at] + g);
  expect(small.distance(second.momentum, expected)).toBeLessThan(1e-5);
  expect(
    small.distance(
      minus(first.weights, second.weights),
      expected.map((v) => 0.5 * v),
    ),
  ).toBeLessThan(1e-5);
  expect(second.variance).toEqual(new Float32Array(weights.length));
});

test('Lion: every weight moves by the rate against the sign of 0.9 m + 0.1 g, then m = 0.99 m + 0.01 g', async () => {
  const gradient = (await model.train(fresh(), tokens, small.hyperparameters(1, { optimizer: 'sgd', clipNorm: 1e6 })))
    .state.momentum;
  const before = { ...fresh(), momentum: weights.map((_, at) => 0.05 * Math.sin(at)) };
  const step = small.hyperparameters(1, { optimizer: 'lion', learningRate: 0.25, clipNorm: 1e6 });
  const { state } = await model.train(before, tokens, step);
  weights.forEach((weight, at) => {
    const mean = 0.9 * before.momentum[at] + 0.1 * gradient[at];
    if (Math.abs(mean) > 1e-6) expect(state.weights[at]).toBeCloseTo(weight - 0.25 * Math.sign(mean), 5);
    expect(state.momentum[at]).toBeCloseTo(0.99 * before.momentum[at] + 0.01 * gradient[at], 6);
  });
});

test.each(['lion', 'sgd'] as const)('%s decays matrices by rate x decay, and clips', async (optimizer) => {
  const settle = async (settings: Parameters<typeof small.hyperparameters>[1]) =>
    (await model.train(fresh(), tokens, small.hyperparameters(1, { optimizer, ...settings }))).state;
  const [free, decayed] = [await settle({}), await settle({ weightDecay: 0.5 })];
  for (const { offset, size, decays } of parameterLayout(SMALL.transformer, VOCABULARY_SIZE)) {
    for (let at = offset; at < offset + size; at++) {
      const shrunk = decays ? 0.01 * 0.5 * weights[at] : 0;
      expect(free.weights[at] - decayed.weights[at]).toBeCloseTo(shrunk, 6);
    }
  }
  const clipped = await settle({ clipNorm: 0.1 });
  expect(norm(clipped.momentum)).toBeCloseTo(optimizer === 'sgd' ? 0.1 : 0.001, 5);
});

test.each([0.1, 0.3, 1])('noise on the gradient has %d times its norm, and leaves the reported one', async (share) => {
  const settings = { optimizer: 'sgd', clipNorm: 1e6 } as const;
  const plain = await model.train(fresh(), tokens, small.hyperparameters(1, settings));
  const noises: Float32Array[] = [];
  for (const subject of [0, 1, 2]) {
    const hyperparameters = {
      ...small.hyperparameters(1, { ...settings, gradientNoise: share }),
      prngs: [small.stream(subject)],
    };
    const noisy = await model.train(fresh(), tokens, hyperparameters);
    expect(noisy.gradientNorm).toEqual(plain.gradientNorm);
    const noise = minus(noisy.state.momentum, plain.state.momentum);
    // a chi distribution of over a thousand degrees of freedom: 5 standard deviations
    const spread = 5 / Math.sqrt(2 * weights.length);
    expect(Math.abs(norm(noise) / norm(plain.state.momentum) / share - 1)).toBeLessThan(spread);
    for (const other of noises) {
      const cosine = noise.reduce((sum, value, at) => sum + value * other[at], 0) / norm(noise) / norm(other);
      expect(Math.abs(cosine)).toBeLessThan(5 / Math.sqrt(weights.length));
    }
    noises.push(noise);
  }
});

test('what is masked is 0 after every step, and the rest learns', async () => {
  const mask = weights.map((_, at) => at % 3 && 1);
  const start = small.freshState(weights.map((weight, at) => weight * mask[at]));
  for (const optimizer of ['adamw', 'lion', 'sgd'] as const) {
    let state = start;
    for (let step = 0; step < 3; step++) {
      ({ state } = await model.train(state, tokens, {
        ...small.hyperparameters(1, { optimizer, weightDecay: 0.1 }),
        mask,
      }));
    }
    state.weights.forEach((weight, at) => {
      if (!mask[at]) expect(Math.abs(weight)).toBe(0);
    });
    expect(small.distance(state.weights, start.weights)).toBeGreaterThan(1e-3);
  }
});

test.each(ARCHITECTURES.map((architecture) => [Object.values(architecture).join(' '), architecture] as const))(
  '%s: dropout keeps a text from being learnt by heart, and rate 0 changes nothing',
  async (_, architecture) => {
    const own = factory.create(architecture, VOCABULARY_SIZE, 1);
    const text = Int32Array.from({ length: 4 * (CONTEXT + 1) }, (_, at) => (at * 3) % VOCABULARY_SIZE);
    const train = async (dropout?: number) => {
      let state = small.freshState(own.initialise(small.streams(1)));
      const prngs = small.streams(1); // continues from step to step
      const losses: number[] = [];
      for (let step = 0; step < 30; step++) {
        const result = await own.train(state, text, {
          ...small.hyperparameters(1, { dropout, learningRate: 0.02 }),
          prngs,
        });
        losses.push(result.loss[0]);
        state = result.state;
      }
      return losses;
    };
    const [without, none, some] = [await train(), await train(0), await train(0.3)];
    none.forEach((loss, step) => expect(loss).toBeCloseTo(without[step], 3));
    expect(some.slice(20).reduce((sum, loss) => sum + loss)).toBeGreaterThan(
      without.slice(20).reduce((sum, loss) => sum + loss),
    );
    expect(some.at(-1)).toBeLessThan(some[0]);
  },
);

test('dropout and noise without a stream for each member are range errors', async () => {
  const hyperparameters = { ...small.hyperparameters(1, { dropout: 0.1 }), prngs: undefined };
  await expect(model.train(fresh(), tokens, hyperparameters)).rejects.toThrow('0 streams of noise for 1 members');
});
