import { createLanguageModelFactory } from './create-language-model-factory';
import { readMixed } from './read-mixed';
import * as small from './testing/small-models';

const factory = createLanguageModelFactory(small.ENGINE, { capacity: 32 });
afterAll(() => factory.dispose());

test('probabilities are the weighted sums of those of its members, text by text', async () => {
  const members = [
    { next: async () => Float32Array.from([1, 3, 5, 5].map((share) => Math.log(share) + 2)), weight: 0.75 },
    { next: async () => Float32Array.from([3, 1, 2, 8].map((share) => Math.log(share) - 1)), weight: 0.25 },
  ];
  const mixed = await readMixed(members)(Int32Array.of(0, 0));
  const expected = [0.75 / 4 + 0.25 * 0.75, 0.75 * 0.75 + 0.25 / 4, 0.75 / 2 + 0.25 * 0.2, 0.75 / 2 + 0.25 * 0.8];
  expected.forEach((share, at) => expect(Math.exp(mixed[at])).toBeCloseTo(share, 6));
});

describe('a mixture that writes', () => {
  const model = (architecture: (typeof small.ARCHITECTURES)[number], at: number) => {
    const own = factory.create(architecture, small.VOCABULARY_SIZE, 1);
    return { architecture, weights: small.shaken(own.initialise([small.stream(at)])), model: own };
  };
  const gru = model(small.SMALL.gru, 1);
  const transformer = model(small.SMALL.transformer, 2);
  const ask = { prompt: [1, 2, 3], length: 20, decoding: small.decodingAt(1), forbidden: [6] };

  test('of one member it is that member, beyond its context too', async () => {
    for (const one of [gru, transformer]) {
      const mixed = await factory.sampleMixture(
        { models: [{ ...one, weight: 1 }], nGrams: null },
        small.VOCABULARY_SIZE,
        {
          ...ask,
          prng: small.stream(3),
        },
      );
      const request = { ...ask, prompts: [[ask.prompt]], decoding: [ask.decoding], prngs: [[small.stream(3)]] };
      expect([await one.model.sample(one.weights, request)].flat(2)).toEqual([mixed]);
    }
  });

  test('of two families it draws symbols as often as their mixture says', async () => {
    const logits = await Promise.all(
      [gru, transformer].map(async ({ architecture, weights, model: own }) => {
        const tokens = new Int32Array(architecture.context);
        tokens.set(ask.prompt);
        const at = (ask.prompt.length - 1) * small.VOCABULARY_SIZE;
        const row = (await own.logits(weights, tokens)).slice(at, at + small.VOCABULARY_SIZE).map(Math.exp);
        const total = row.reduce((sum, value) => sum + value, 0);
        return row.map((value) => value / total);
      }),
    );
    const shares = [...logits[0]].map((share, symbol) => 0.3 * share + 0.7 * logits[1][symbol]).slice(0, 6);
    const allowed = shares.reduce((sum, share) => sum + share, 0);
    const draws = 3_000;
    const counts = new Array<number>(6).fill(0);
    const members = [
      { ...gru, weight: 0.3 },
      { ...transformer, weight: 0.7 },
    ];
    for (let draw = 0; draw < draws; draw++) {
      const prng = small.stream(draw, 'draws');
      const [symbol] = await factory.sampleMixture({ models: members, nGrams: null }, small.VOCABULARY_SIZE, {
        ...ask,
        length: 1,
        prng,
      });
      counts[symbol]++;
    }
    shares.forEach((share, symbol) => {
      const expected = share / allowed;
      const error = Math.sqrt((expected * (1 - expected)) / draws);
      expect(Math.abs(counts[symbol] / draws - expected)).toBeLessThan(4.5 * error);
    });
  }, 60_000);
});
