/** What gates do to programs, in every family. */
import { Compiler } from '#compiler';
import { type Architecture, OPTIMIZERS } from '#genome';
import { parameterLayout, withModules } from '#model';
import { createLanguageModelFactory } from './create-language-model-factory';
import { layoutOf, type ProgramSize } from './program-size';
import { gradientProgram } from './testing/gradient-program';
import * as small from './testing/small-models';

const { CONTEXT, MODULAR, ROUTED, VOCABULARY_SIZE } = small;
const factory = createLanguageModelFactory(small.ENGINE, { capacity: 64 });
const compilers = { own: new Compiler(small.ENGINE), cpu: new Compiler('tfjs-cpu') };
afterAll(() => Promise.all([factory.dispose(), compilers.own.dispose(), compilers.cpu.dispose()]));

const MEMBERS = 2;
/** Of two members with two modules each. */
const GATES = Float32Array.of(0.3, 1, 0, 0.8);

const LABELLED = [...MODULAR, ...ROUTED].map((architecture): [string, Architecture] => [
  [architecture.family, architecture.adapterRouter ?? []].flat().join(' '),
  architecture,
]);

describe.each(LABELLED)('%s', (_, architecture) => {
  const trunk = withModules(architecture, []);
  const layout = parameterLayout(architecture, VOCABULARY_SIZE);
  const modelOf = (gates: Float32Array) => factory.create(architecture, VOCABULARY_SIZE, MEMBERS, gates);
  const model = modelOf(GATES);
  const weights = small.shaken(model.initialise(small.streams(MEMBERS)));
  const bare = factory.create(trunk, VOCABULARY_SIZE, MEMBERS);
  const rowOf = (flat: Float32Array, member: number) =>
    flat.subarray((member * flat.length) / MEMBERS, ((member + 1) * flat.length) / MEMBERS);
  const trunkOf = (flat: Float32Array): Float32Array =>
    Float32Array.from([0, 1].flatMap((member) => [...rowOf(flat, member).subarray(0, bare.parameters)]));
  const tokens = small.randomTokens(MEMBERS * 3 * (CONTEXT + 1));

  test('gates of 0 leave what the trunk computes, bit for bit, in training too', async () => {
    const closed = modelOf(new Float32Array(4));
    const read = small.randomTokens(MEMBERS * CONTEXT);
    expect(await closed.logits(weights, read)).toEqual(await bare.logits(trunkOf(weights), read));
    const [gated, plain] = [await closed.train(small.freshState(weights), tokens, small.hyperparameters(2)), await bare.train(small.freshState(trunkOf(weights)), tokens, small.hyperparameters(2))]; // prettier-ignore
    expect(gated.loss).toEqual(plain.loss);
    expect(small.distance(trunkOf(gated.state.weights), plain.state.weights)).toBeLessThan(1e-6);
  });

  test('a fresh module adds nothing, and learns', async () => {
    const fresh = model.initialise(small.streams(MEMBERS));
    const read = small.randomTokens(MEMBERS * CONTEXT);
    expect(small.distance(await model.logits(fresh, read), await bare.logits(trunkOf(fresh), read))).toBeLessThan(1e-6);
    const { state } = await model.train(small.freshState(fresh), tokens, small.hyperparameters(MEMBERS));
    for (const { name, offset, size } of layout.filter(({ name }) => name.endsWith('.out'))) {
      const moved = small.largest(rowOf(state.weights, 0).subarray(offset, offset + size));
      expect([name, moved > 1e-3]).toEqual([name, true]);
    }
  });

  test('loss and every gradient are those of tfjs-cpu, and of differences of the loss', async () => {
    const size: ProgramSize = { architecture, vocabularySize: VOCABULARY_SIZE, members: MEMBERS, batch: 3 };
    const feeds = { weights, tokens, smoothing: new Float32Array(MEMBERS), gates: GATES };
    const expected = await compilers.cpu.run(gradientProgram(size), feeds);
    const actual = await compilers.own.run(gradientProgram(size), feeds);
    for (const [name, values] of Object.entries(expected)) {
      expect(small.distance(actual[name], values)).toBeLessThanOrEqual(1e-4 * small.largest(values) + 1e-7);
    }
    for (const { name, offset, size: count } of layoutOf(size).filter(({ name }) => name.startsWith('modules.'))) {
      for (const at of [0, Math.floor(count / 3), count - 1]) {
        const lossAt = async (step: number): Promise<number> => {
          const moved = weights.with(offset + at, weights[offset + at] + step);
          return (await compilers.own.run(gradientProgram(size), { ...feeds, weights: moved }))['loss'][0];
        };
        const slope = ((await lossAt(0.02)) - (await lossAt(-0.02))) / 0.04;
        expect([name, at, Math.abs(slope - actual[name][at]) < 2e-3]).toEqual([name, at, true]);
      }
    }
  });

  test.each(OPTIMIZERS)(
    'a module moves by the share that its gate is open, and not at all at 0: %s',
    async (optimizer) => {
      const settings = small.hyperparameters(MEMBERS, { optimizer, weightDecay: 0.1 });
      const train = async (gates: Float32Array) =>
        (await modelOf(gates).train(small.freshState(weights), tokens, settings)).state;
      const { weights: after } = await train(GATES);
      for (const { name, offset, size } of layout.filter(({ name }) => name.startsWith('module.a'))) {
        const part = (flat: Float32Array, member: number) => rowOf(flat, member).subarray(offset, offset + size);
        expect([name, part(after, 1)]).toEqual([name, part(weights, 1)]);
        const moves = part(after, 0).map((weight, at) => Math.abs(weight - part(weights, 0)[at]));
        // of AdamW's first step and of Lion's, which the size of a gradient does not matter to, decay apart
        if (optimizer !== 'sgd') expect(Math.abs(small.largest(moves) / 0.003 - 1)).toBeLessThan(0.2);
        else expect(small.largest(moves)).toBeGreaterThan(0);
      }
    },
  );

  test('several states of gates at once score as each by itself', async () => {
    const [single, parameters] = [weights.slice(0, weights.length / MEMBERS), weights.length / MEMBERS];
    expect(single).toHaveLength(parameters);
    const one = factory.create(architecture, VOCABULARY_SIZE, 1);
    const text = tokens.slice(0, 2 * (CONTEXT + 1));
    const excluded = new Float32Array(VOCABULARY_SIZE).fill(1, 3, 4);
    const states = Array.from({ length: 18 }, (_, at) => [at / 17, (at % 3) / 2]);
    const all = await one.lossOfStates(single, text, Float32Array.from(states.flat()), excluded);
    const size = 2 * CONTEXT;
    expect(all.nats).toHaveLength(states.length * size);
    for (const [at, gates] of states.entries()) {
      const alone = factory.create(architecture, VOCABULARY_SIZE, 1, Float32Array.from(gates));
      const { nats, entropy } = await alone.loss(single, text, excluded);
      const isAsked = (_: number, position: number): boolean => text[Math.floor(position / CONTEXT) * (CONTEXT + 1) + (position % CONTEXT) + 1] !== 3; // prettier-ignore
      expect(
        small.distance(all.nats.slice(at * size, (at + 1) * size).filter(isAsked), nats.filter(isAsked)),
      ).toBeLessThan(1e-4);
      expect(small.distance(all.entropy.slice(at * size, (at + 1) * size), entropy)).toBeLessThan(1e-4);
    }
  });

  test('writes as it predicts', async () => {
    const request = {
      prompts: [[[1, 2]], [[3, 4]]],
      length: 3,
      decoding: [0, 0].map(small.decodingAt),
      prngs: [[small.stream(0)], [small.stream(1)]],
    };
    const texts = await model.sample(weights, request);
    const padded = [0, 1].map((member) => [...request.prompts[member][0], ...texts[member][0]].slice(0, CONTEXT));
    const predicted = await model.logits(
      weights,
      Int32Array.from(padded.flatMap((text) => [...text, ...Array<number>(CONTEXT - text.length).fill(0)])),
    );
    texts.forEach(([text], member) =>
      text.forEach((symbol, at) => {
        const start = (member * CONTEXT + 1 + at) * VOCABULARY_SIZE;
        const row = predicted.subarray(start, start + VOCABULARY_SIZE);
        expect(row[symbol]).toBeCloseTo(Math.max(...row), 4);
      }),
    );
  });
});

/** Modules after the last layer, so that each position has what is written at it alone. */
const LAST = ROUTED.map(({ adapterPlace: _, ...last }) => [last.family, last as Architecture] as const);

describe.each(LAST)('%s, routed', (_, architecture) => {
  const { adapterRouter: _router, ...plain } = architecture;
  const [routed, open] = [architecture, plain as Architecture].map((one) => factory.create(one, VOCABULARY_SIZE, 1));
  const weights = small.shaken(routed.initialise(small.streams(1)));
  const layout = parameterLayout(architecture, VOCABULARY_SIZE);
  const from = layout.find(({ name }) => /^module\..*router$/.test(name))!.offset;
  const shared = weights.slice(0, from);
  const read = small.randomTokens(CONTEXT, small.stream(5));
  /** Logits of modules that write so many times what they do. */
  const withTimes = (times: readonly number[]): Promise<Float32Array> => {
    const scaled = shared.slice();
    times.forEach((each, at) => {
      const { offset, size } = layout.find(({ name }) => name === `module.${'ab'[at]}.out`)!;
      scaled.subarray(offset, offset + size).forEach((weight, index, all) => void (all[index] = each * weight));
    });
    return open.logits(scaled, read);
  };

  test('opens all alike where it is 0', async () => {
    const zero = weights.map((weight, at) => (at < from ? weight : 0));
    expect(small.distance(await routed.logits(zero, read), await withTimes([1, 1]))).toBeLessThan(1e-5);
  });

  test('opens each, at each position, twice or not at all where it is far from 0, and not always the same', async () => {
    const far = weights.map((weight, at) => (at < from ? weight : 1e4 * weight));
    const predicted = await routed.logits(far, read);
    const states = await Promise.all([[0, 0], [0, 2], [2, 0], [2, 2]].map(withTimes)); // prettier-ignore
    const nearest = Array.from({ length: CONTEXT }, (_unused, position) => {
      const rowOf = (all: Float32Array) => all.subarray(position * VOCABULARY_SIZE, (position + 1) * VOCABULARY_SIZE);
      const apart = states.map((state) => small.distance(rowOf(predicted), rowOf(state)));
      expect(Math.min(...apart)).toBeLessThan(1e-4);
      return apart.indexOf(Math.min(...apart));
    });
    expect(new Set(nearest).size).toBeGreaterThan(1);
  });
});

test('gates that are not as many as the modules are a range error', () => {
  expect(() => factory.create(MODULAR[0], VOCABULARY_SIZE, 2, new Float32Array(3))).toThrow(
    '3 gates for 2 members of 2 modules',
  );
});
