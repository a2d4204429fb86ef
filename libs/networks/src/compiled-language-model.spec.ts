import { OPTIMIZERS, type Optimizer } from '#genome';
import { parameterLayout, type TrainingHyperparameters } from '#model';
import { createLanguageModelFactory } from './create-language-model-factory';
import * as small from './testing/small-models';

const { CONTEXT, SMALL, VOCABULARY_SIZE } = small;
const factory = createLanguageModelFactory(small.ENGINE, { capacity: 32 });
const architecture = SMALL['transformer'];
const layout = parameterLayout(architecture, VOCABULARY_SIZE);
const three = factory.create(architecture, VOCABULARY_SIZE, 3);
const one = factory.create(architecture, VOCABULARY_SIZE, 1);
const fresh = three.initialise(small.streams(3));
const weights = small.shaken(fresh);
const tokensOfMember = 2 * (CONTEXT + 1);
const tokens = small.randomTokens(3 * tokensOfMember);
const row = (data: Float32Array, member: number): Float32Array =>
  data.slice(member * one.parameters, (member + 1) * one.parameters);
/** Of these members, each with its own settings; `prngs` go on from step to step. */
const hyperparametersOf = (members: readonly number[], optimizer: Optimizer = 'adamw'): TrainingHyperparameters => {
  const own = (...values: number[]): Float32Array => Float32Array.from(members, (member) => values[member]);
  return {
    optimizer,
    learningRate: own(0.001, 0.01, 0.1),
    weightDecay: own(0, 0.1, 1),
    labelSmoothing: own(0, 0.1, 0.2),
    clipNorm: own(0.5, 1, 2),
    dropout: own(0, 0.1, 0.2),
    gradientNoise: own(0.3, 0, 0.1),
    prngs: members.map((member) => small.stream(member, 'noise')),
    mask: Float32Array.from({ length: members.length * one.parameters }, (_, at) =>
      members[Math.floor(at / one.parameters)] === 1 && at % 2 ? 0 : 1,
    ),
  };
};
const { dropout: _dropout, gradientNoise: _noise, ...hyperparameters } = hyperparametersOf([0, 1, 2]);

test.each(OPTIMIZERS)(
  '%s: a member among others is trained as it would be alone, with its own hyperparameters',
  async (name) => {
    const ofAll = hyperparametersOf([0, 1, 2], name);
    const ofEach = [0, 1, 2].map((member) => hyperparametersOf([member], name));
    let together = small.freshState(weights);
    const alone = [0, 1, 2].map((member) => small.freshState(row(weights, member)));
    for (let step = 0; step < 3; step++) {
      const { state, loss, entropy, gradientNorm } = await three.train(together, tokens, ofAll);
      for (const member of [0, 1, 2]) {
        const ownTokens = tokens.slice(member * tokensOfMember, (member + 1) * tokensOfMember);
        const result = await one.train(alone[member], ownTokens, ofEach[member]);
        expect(loss[member]).toBeCloseTo(result.loss[0], 4);
        expect(entropy[member]).toBeCloseTo(result.entropy[0], 4);
        expect(gradientNorm[member] / result.gradientNorm[0]).toBeCloseTo(1, 4);
        // a step of Lion is a sign, which rounding can turn where there is hardly a gradient
        for (const part of name === 'lion' ? [] : (['weights', 'momentum', 'variance'] as const)) {
          expect(small.distance(row(state[part], member), result.state[part])).toBeLessThan(1e-4);
        }
        alone[member] = result.state;
      }
      together = state;
    }
  },
);

test('a member that is not a number leaves the others untouched', async () => {
  const broken = weights.slice();
  broken.fill(NaN, one.parameters, 2 * one.parameters);
  const sound = await three.train(small.freshState(weights), tokens, hyperparameters);
  const result = await three.train(small.freshState(broken), tokens, hyperparameters);
  expect(result.loss[1]).toBeNaN();
  for (const member of [0, 2]) {
    expect(result.loss[member]).toBe(sound.loss[member]);
    expect(row(result.state.weights, member)).toEqual(row(sound.state.weights, member));
  }
});

test('fresh weights do not depend on the company', () => {
  expect(one.initialise([small.stream(2)])).toEqual(row(fresh, 2));
});

test('clipping keeps the direction and limits the length of the gradient', async () => {
  const settle = (clipNorm: number) =>
    one.train(
      small.freshState(row(weights, 0)),
      tokens.slice(0, tokensOfMember),
      small.hyperparameters(1, { clipNorm }),
    );
  const [free, clipped] = [await settle(1e6), await settle(0.25)];
  expect(free.gradientNorm[0]).toBeGreaterThan(0.25);
  expect(clipped.gradientNorm).toEqual(free.gradientNorm);
  const length = Math.hypot(...clipped.state.momentum) / 0.1; // the first momentum is a tenth of the gradient
  expect(length).toBeCloseTo(0.25, 4);
  const scale = 0.25 / free.gradientNorm[0];
  expect(
    small.distance(
      clipped.state.momentum,
      free.state.momentum.map((value) => value * scale),
    ),
  ).toBeLessThan(1e-6);
});

test('weight decay shrinks matrices by learning rate x decay and leaves the other tensors', async () => {
  const settle = (weightDecay: number) =>
    one.train(
      small.freshState(row(weights, 0)),
      tokens.slice(0, tokensOfMember),
      small.hyperparameters(1, { weightDecay }),
    );
  const [free, decayed] = [await settle(0), await settle(0.5)];
  for (const { offset, size, decays } of layout) {
    for (let at = offset; at < offset + size; at++) {
      const shrunk = decays ? 0.01 * 0.5 * weights[at] : 0;
      expect(free.state.weights[at] - decayed.state.weights[at]).toBeCloseTo(shrunk, 6);
    }
  }
  expect(layout.some(({ decays }) => decays) && layout.some(({ decays }) => !decays)).toBe(true);
});

test('the loss is reported without label smoothing, and before the step', async () => {
  const settle = (labelSmoothing: number) =>
    one.train(
      small.freshState(row(weights, 0)),
      tokens.slice(0, tokensOfMember),
      small.hyperparameters(1, { labelSmoothing }),
    );
  const [plain, smoothed] = [await settle(0), await settle(0.3)];
  const { nats } = await one.loss(row(weights, 0), tokens.slice(0, tokensOfMember));
  expect(smoothed.loss[0]).toBe(plain.loss[0]);
  expect(plain.loss[0]).toBeCloseTo(nats.reduce((sum, value) => sum + value, 0) / nats.length, 5);
  expect(smoothed.state.weights).not.toEqual(plain.state.weights);
});

test('the first step moves each weight that has a gradient by the learning rate', async () => {
  const { state } = await one.train(
    small.freshState(row(weights, 0)),
    tokens.slice(0, tokensOfMember),
    small.hyperparameters(1),
  );
  const moves = state.weights.map((value, at) => Math.abs(value - weights[at]));
  const head = layout.find(({ name }) => name === 'head.weight')!;
  for (const move of moves.subarray(head.offset, head.offset + head.size)) expect(move).toBeCloseTo(0.01, 4);
  expect(small.largest(moves)).toBeLessThan(0.0101);
});

test.each([small.ENGINE, 'tfjs-cpu'] as const)(
  '%s: several steps in one call are the steps one by one',
  async (engine) => {
    const model = createLanguageModelFactory(engine).create(architecture, VOCABULARY_SIZE, 3);
    const tokens = small.randomTokens(4 * 3 * tokensOfMember);
    const rates = Float32Array.from({ length: 4 * 3 }, (_, at) => 0.001 * (at + 1));
    const together = await model.train(small.freshState(weights), tokens, {
      ...hyperparametersOf([0, 1, 2]),
      learningRate: rates,
    });
    const one = hyperparametersOf([0, 1, 2]);
    let state = small.freshState(weights);
    for (let step = 0; step < 4; step++) {
      const part = tokens.subarray(step * 3 * tokensOfMember, (step + 1) * 3 * tokensOfMember);
      const learningRate = rates.subarray(step * 3, (step + 1) * 3);
      const result = await model.train(state, part, { ...one, learningRate });
      state = result.state;
      expect([...together.loss.subarray(step * 3, (step + 1) * 3)]).toEqual([...result.loss]);
      expect([...together.gradientNorm.subarray(step * 3, (step + 1) * 3)]).toEqual([...result.gradientNorm]);
    }
    expect(together.state).toEqual(state);
  },
);

test('buffers that do not fit are range errors', async () => {
  const state = small.freshState(weights);
  await expect(async () => three.train(state, tokens.slice(1), hyperparameters)).rejects.toThrow(RangeError);
  await expect(async () => three.loss(weights, new Int32Array(0))).rejects.toThrow(RangeError);
  await expect(async () => three.loss(weights.slice(3), tokens)).rejects.toThrow(/weights/);
  await expect(async () => three.train(state, tokens, small.hyperparameters(2))).rejects.toThrow(/2 learning rates/);
  await expect(async () => three.train(state, tokens, small.hyperparameters(6))).rejects.toThrow(RangeError);
  expect(() => three.initialise(small.streams(2))).toThrow(RangeError);
});

test('both engines train alike', async () => {
  const oracle = createLanguageModelFactory('tfjs-cpu').create(architecture, VOCABULARY_SIZE, 3);
  let [ours, theirs] = [small.freshState(weights), small.freshState(weights)];
  for (let step = 0; step < 3; step++) {
    ours = (await three.train(ours, tokens, hyperparameters)).state;
    theirs = (await oracle.train(theirs, tokens, hyperparameters)).state;
  }
  expect(small.distance(ours.weights, theirs.weights)).toBeLessThan(1e-3);
  expect(small.distance(ours.variance, theirs.variance)).toBeLessThan(1e-5);
});
