/** Learning from preferences: against the oracle, closed forms and finite differences. */
import { Compiler } from '#compiler';
import type { PreferenceExamples, PreferenceMethod, PreferenceHyperparameters, TrainingState } from '#model';
import { createLanguageModelFactory } from './create-language-model-factory';
import { unflatten } from './flat-weights';
import { PREFERENCE_OBJECTIVES } from './preference-objectives';
import { flatSpec, layoutOf, signatureOf, tokenSpec, type ProgramSize } from './program-size';
import * as small from './testing/small-models';

const { CONTEXT, SMALL, VOCABULARY_SIZE } = small;
const METHODS: readonly PreferenceMethod[] = ['dpo', 'best-of-n'];
const PAIRS = 2;
const WINDOWS = 2 * PAIRS;
const factory = createLanguageModelFactory(small.ENGINE, { capacity: 64 });
const compilers = { own: new Compiler(small.ENGINE), cpu: new Compiler('tfjs-cpu') };
afterAll(async () => {
  await factory.dispose();
  await compilers.own.dispose();
});

const two = factory.create(SMALL.transformer, VOCABULARY_SIZE, 2);
const weights = small.shaken(two.initialise(small.streams(2)));
const reference = small.shaken(two.initialise(small.streams(2)).map((weight) => 0.9 * weight));
const tokens = small.randomTokens(2 * WINDOWS * (CONTEXT + 1));
/** Two positions of the prompt, then the continuation, which the last position of the second pair is beyond. */
const counted = Float32Array.from({ length: 2 * WINDOWS * CONTEXT }, (_, at) => {
  const beyond = Math.floor(at / CONTEXT) % PAIRS === 1 && at % CONTEXT === CONTEXT - 1;
  return at % CONTEXT < 2 || beyond ? 0 : 1;
});
const beta = Float32Array.of(0.5, 2);

/** Log-likelihood of what counts in each window. [members x windows] */
async function likelihoods(ofWeights: Float32Array): Promise<Float32Array> {
  const { nats } = await two.loss(ofWeights, tokens);
  const sums = new Float32Array(2 * WINDOWS);
  nats.forEach((value, at) => (sums[Math.floor(at / CONTEXT)] -= value * counted[at]));
  return sums;
}

async function examples(): Promise<PreferenceExamples> {
  return { tokens, counted, reference: await likelihoods(reference) };
}

function hyperparameters(method: PreferenceMethod, rates: readonly number[] = [0.01, 0.01]): PreferenceHyperparameters {
  return { method, learningRate: Float32Array.from(rates), clipNorm: new Float32Array(2).fill(1e6), beta };
}

/** The loss of each member by its formula, from scores. */
const FORMULAS: Readonly<Record<PreferenceMethod, (ofWeights: Float32Array) => Promise<number[]>>> = {
  dpo: async (ofWeights) => {
    const [own, birth] = [await likelihoods(ofWeights), await likelihoods(reference)];
    return [0, 1].map((member) => {
      const margins = [0, 1].map((pair) => {
        const [preferred, rejected] = [member * WINDOWS + pair, member * WINDOWS + PAIRS + pair];
        return own[preferred] - birth[preferred] - (own[rejected] - birth[rejected]);
      });
      return margins.reduce((sum, margin) => sum + Math.log(1 + Math.exp(-beta[member] * margin)), 0) / PAIRS;
    });
  },
  'best-of-n': async (ofWeights) => {
    const own = await likelihoods(ofWeights);
    const count = counted.reduce((sum, one) => sum + one, 0) / 2;
    return [0, 1].map(
      (member) => -own.subarray(member * WINDOWS, (member + 1) * WINDOWS).reduce((a, b) => a + b) / count,
    );
  },
};

describe.each(METHODS)('%s', (method) => {
  const prefer = async (state: TrainingState, rates?: readonly number[], given?: Partial<PreferenceExamples>) =>
    two.prefer(state, { ...(await examples()), ...given }, hyperparameters(method, rates));

  test.each(Object.values(SMALL))('$family: compiled as on tfjs-cpu, loss and every gradient', async (architecture) => {
    const size: ProgramSize = { architecture, vocabularySize: VOCABULARY_SIZE, members: 2, batch: WINDOWS };
    const objective = PREFERENCE_OBJECTIVES[method];
    const program = {
      signature: signatureOf(`gradients of ${method}`, size),
      inputs: { weights: flatSpec(size), tokens: tokenSpec(size, 1), ...objective.inputs(size) },
      run: ({ weights, ...inputs }: Record<string, Parameters<typeof unflatten>[1]>) => {
        const { gradients, reported } = objective.learn(size, unflatten(layoutOf(size), weights), inputs);
        return { ...gradients, ...reported };
      },
    };
    const own = small.shaken(factory.create(architecture, VOCABULARY_SIZE, 2).initialise(small.streams(2)));
    const forDpo = { reference: new Float32Array(2 * WINDOWS).fill(-8), beta };
    const needed: Record<string, Float32Array> = method === 'dpo' ? forDpo : {};
    const feeds = { weights: own, tokens, counted, ...needed };
    const expected = await compilers.cpu.run(program, feeds);
    const actual = await compilers.own.run(program, feeds);
    expect(Object.keys(actual)).toHaveLength(layoutOf(size).length + 1);
    for (const [name, values] of Object.entries(expected)) {
      expect(small.distance(actual[name], values)).toBeLessThanOrEqual(1e-4 * small.largest(values) + 1e-7);
    }
  });

  test('the loss is that of the formula, and the gradient its slope', async () => {
    const { loss, state, gradientNorm } = await prefer(small.freshState(weights));
    const expected = await FORMULAS[method](weights);
    expected.forEach((value, member) => expect(loss[member]).toBeCloseTo(value, 4));
    const gradient = state.momentum.map((value) => value / 0.1); // the first momentum is a tenth of the gradient
    const step = 0.004;
    const along = (sign: number) =>
      weights.map((weight, at) => {
        const member = Math.floor(at / two.parameters);
        return weight + (sign * step * gradient[at]) / gradientNorm[member];
      });
    const [ahead, behind] = [await FORMULAS[method](along(1)), await FORMULAS[method](along(-1))];
    for (const member of [0, 1]) {
      const slope = (ahead[member] - behind[member]) / (2 * step);
      expect(slope / gradientNorm[member]).toBeCloseTo(1, 2);
    }
  });

  test('a member whose learning rate is 0 stays exactly as it is, and the other learns as ever', async () => {
    const frozen = await prefer(small.freshState(weights), [0, 0.01]);
    const free = await prefer(small.freshState(weights), [0.01, 0.01]);
    expect(frozen.state.weights.slice(0, two.parameters)).toEqual(weights.slice(0, two.parameters));
    expect(frozen.state.weights.slice(two.parameters)).toEqual(free.state.weights.slice(two.parameters));
    expect(free.state.weights.slice(0, two.parameters)).not.toEqual(weights.slice(0, two.parameters));
  });

  test('what comes after the targets that count changes nothing', async () => {
    const changed = tokens.map((token, at) => {
      const window = Math.floor(at / (CONTEXT + 1));
      return window % PAIRS === 1 && at % (CONTEXT + 1) === CONTEXT ? (token + 1) % VOCABULARY_SIZE : token;
    });
    expect(changed).not.toEqual(tokens);
    const [before, after] = [
      await prefer(small.freshState(weights)),
      await prefer(small.freshState(weights), undefined, { tokens: changed }),
    ];
    expect(after).toEqual(before);
  });

  test('without a target that counts there is nothing to learn', async () => {
    const none = { counted: new Float32Array(counted.length), reference: new Float32Array(2 * WINDOWS) };
    const { state, loss } = await prefer(small.freshState(weights), undefined, none);
    expect(state.weights).toEqual(weights);
    for (const value of loss) expect(value).toBeCloseTo(method === 'dpo' ? Math.LN2 : 0, 6);
  });

  test('several steps in one call are the steps one by one, and the loss falls', async () => {
    const { reference } = await examples();
    const times = <Data extends Float32Array | Int32Array>(data: Data, join: (all: number[]) => Data): Data =>
      join(Array.from({ length: 5 }, () => [...data]).flat());
    const all = {
      tokens: times(tokens, (values) => Int32Array.from(values)),
      counted: times(counted, (values) => Float32Array.from(values)),
      reference: times(reference, (values) => Float32Array.from(values)),
    };
    const together = await two.prefer(small.freshState(weights), all, hyperparameters(method, Array(10).fill(0.01)));
    let state = small.freshState(weights);
    for (let step = 0; step < 5; step++) ({ state } = await prefer(state));
    expect(together.state).toEqual(state);
    for (const member of [0, 1]) expect(together.loss[8 + member]).toBeLessThan(together.loss[member]);
  });

  test('buffers that do not fit are range errors', async () => {
    await expect(prefer(small.freshState(weights), [0.1])).rejects.toThrow(/1 learning rates/);
    await expect(prefer(small.freshState(weights), undefined, { tokens: tokens.slice(1) })).rejects.toThrow(RangeError);
    await expect(prefer(small.freshState(weights), undefined, { counted: counted.slice(1) })).rejects.toThrow(
      /counted/,
    );
  });
});

test('divergence is KL(weights || reference) of each distribution', async () => {
  const windows = small.randomTokens(2 * (CONTEXT + 1));
  const inputs = windows.filter((_, at) => at % (CONTEXT + 1) < CONTEXT);
  const [own, other] = [await two.logits(weights, inputs), await two.logits(reference, inputs)];
  const nats = await two.divergence(weights, reference, windows);
  expect(nats).toHaveLength(2 * CONTEXT);
  nats.forEach((value, position) => {
    const [p, q] = [own, other].map((logits) => {
      const masses = Array.from(
        logits.subarray(position * VOCABULARY_SIZE, (position + 1) * VOCABULARY_SIZE),
        Math.exp,
      );
      const total = masses.reduce((sum, mass) => sum + mass, 0);
      return masses.map((mass) => mass / total);
    });
    const expected = p.reduce((sum, mass, symbol) => sum + mass * Math.log(mass / q[symbol]), 0);
    expect(expected).toBeGreaterThan(0.001);
    expect(value).toBeCloseTo(expected, 4);
  });
});

test('a model does not diverge from itself', async () => {
  const nats = await two.divergence(weights, weights, tokens);
  expect(nats).toEqual(new Float32Array(2 * WINDOWS * CONTEXT));
});
