import { createLanguageModelFactory } from './create-language-model-factory';
import { sampleText } from './sample-text';
import { CONTEXT, SMALL, shaken, stream, streams, VOCABULARY_SIZE } from './testing/small-models';

const factory = createLanguageModelFactory('onnx', { capacity: 32 });

/** The next symbol is the sum of those seen, modulo the vocabulary; it cannot be told from later ones. */
const summing = {
  architecture: SMALL['gru'],
  vocabularySize: VOCABULARY_SIZE,
  logits: async (_: Float32Array, tokens: Int32Array) => {
    const logits = new Float32Array(tokens.length * VOCABULARY_SIZE);
    let sum = 0;
    tokens.forEach((token, at) => {
      sum = at % CONTEXT === 0 ? token : sum + token;
      logits[at * VOCABULARY_SIZE + (sum % VOCABULARY_SIZE)] = 5;
    });
    return logits;
  },
};

test('each symbol is read off the last place, from a window that slides', async () => {
  const prompt = [3, 1];
  const [text] = await sampleText(summing, new Float32Array(0), {
    prompts: [prompt],
    length: 12,
    temperature: [0],
    prngs: streams(1),
  });
  const expected = [...prompt];
  for (let written = 0; written < 12; written++) {
    expected.push(expected.slice(-CONTEXT).reduce((sum, symbol) => sum + symbol) % VOCABULARY_SIZE);
  }
  expect([...prompt, ...text]).toEqual(expected);
});

describe.each(Object.values(SMALL))('$family', (architecture) => {
  const model = factory.create(architecture, VOCABULARY_SIZE, 2);
  const weights = shaken(model.initialise(streams(2)));
  const request = { prompts: [[1, 2, 3, 4, 5, 6, 0, 1], [2]], length: 10, forbidden: [6] };

  test('the same streams write the same text, other streams another', async () => {
    const write = (first: number) =>
      model.sample(weights, { ...request, temperature: [2, 2], prngs: [stream(first), stream(first + 1)] });
    const [text, again, other] = [await write(10), await write(10), await write(20)];
    expect(again).toEqual(text);
    expect(other).not.toEqual(text);
    expect(text.map((symbols) => symbols.length)).toEqual([10, 10]);
    expect(text.flat()).not.toContain(6);
  });

  test('a member writes the same in any company', async () => {
    const alone = factory.create(architecture, VOCABULARY_SIZE, 1);
    const [, second] = await model.sample(weights, { ...request, temperature: [1, 1], prngs: [stream(1), stream(2)] });
    const own = { ...request, prompts: [[2]], temperature: [1], prngs: [stream(2)] };
    expect(await alone.sample(weights.slice(alone.parameters), own)).toEqual([second]);
  });
});

test('an empty prompt is a range error', async () => {
  const request = { prompts: [[]], length: 1, temperature: [1], prngs: streams(1) };
  await expect(sampleText(summing, new Float32Array(0), request)).rejects.toThrow(RangeError);
});
