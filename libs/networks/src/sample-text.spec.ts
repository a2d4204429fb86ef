import { Compiler } from '#compiler';
import { symbolsRead } from '#model';
import { createLanguageModelFactory } from './create-language-model-factory';
import { CompiledReader, type Reader } from './reader';
import { readOn } from './read-on';
import { sampleText } from './sample-text';
import * as small from './testing/small-models';

const { CONTEXT, LABELLED, shaken, stream, streams, VOCABULARY_SIZE } = small;
const factory = createLanguageModelFactory(small.ENGINE, { capacity: 32 });
const compiler = new Compiler(small.ENGINE, { capacity: 32 });
afterAll(() => compiler.dispose());

/** The next symbol is the sum of those remembered, modulo the vocabulary. */
function summing(limit: number): Reader & { readonly lengths: number[] } {
  let sum = 0;
  let seen = 0;
  const lengths: number[] = [];
  return {
    limit,
    lengths,
    forget: () => void ([sum, seen] = [0, 0]),
    read: async ([symbol]) => {
      sum += symbol;
      lengths.push(++seen);
      return new Float32Array(VOCABULARY_SIZE).fill(5, sum % VOCABULARY_SIZE, (sum % VOCABULARY_SIZE) + 1);
    },
  };
}

test.each([Infinity, 4, 5])('each symbol is drawn from what a reader of %d symbols remembers', async (limit) => {
  const reader = summing(limit);
  const [text] = await sampleText(
    readOn(reader),
    [{ prompt: [3, 1], decoding: small.decodingAt(0), prng: stream(0) }],
    12,
  );
  const expected = [3, 1];
  for (let remembered = 2; expected.length < 14; remembered++) {
    if (remembered > limit) remembered = Math.floor(limit / 2) + 1;
    expected.push(expected.slice(-remembered).reduce((sum, symbol) => sum + symbol) % VOCABULARY_SIZE);
  }
  expect([3, 1, ...text]).toEqual(expected);
  expect(Math.max(...reader.lengths)).toBe(Math.min(limit, 13));
  const architecture = limit === Infinity ? small.SMALL.gru : { ...small.SMALL.transformer, context: limit };
  expect(reader.lengths).toHaveLength(symbolsRead(architecture, 13));
});

test('an empty prompt is a range error', async () => {
  const drafts = [{ prompt: [], decoding: small.decodingAt(1), prng: stream(0) }];
  await expect(sampleText(readOn(summing(4)), drafts, 1)).rejects.toThrow(RangeError);
});

describe.each(LABELLED)('%s', (_, architecture) => {
  const model = factory.create(architecture, VOCABULARY_SIZE, 2);
  const weights = shaken(model.initialise(streams(2)));
  const prompts = [
    [[1, 2, 3, 4, 5, 6, 0, 1], [3]],
    [[2], [5, 5]],
  ];
  const prngs = (first: number) => [0, 2].map((member) => [stream(first + member), stream(first + member + 1)]);
  const request = { prompts, length: 10, forbidden: [6], decoding: [small.decodingAt(1), small.decodingAt(2)] };

  test('what is carried gives the logits of the whole window', async () => {
    const tokens = small.randomTokens(2 * 3 * CONTEXT);
    const expected = await model.logits(weights, tokens);
    const size = { architecture, vocabularySize: VOCABULARY_SIZE, members: 2, batch: 3 };
    const reader = new CompiledReader(compiler, size, weights);
    for (const reading of ['first', 'second']) {
      for (let position = 0; position < CONTEXT; position++) {
        const logits = await reader.read(
          Int32Array.from({ length: 6 }, (_, text) => tokens[text * CONTEXT + position]),
        );
        for (let text = 0; text < 6; text++) {
          const start = (text * CONTEXT + position) * VOCABULARY_SIZE;
          const own = logits.slice(text * VOCABULARY_SIZE, (text + 1) * VOCABULARY_SIZE);
          const difference = small.distance(own, expected.slice(start, start + VOCABULARY_SIZE));
          expect([reading, position, difference < 1e-4]).toEqual([reading, position, true]);
        }
      }
      reader.forget();
    }
  });

  test('greedy texts are those of the whole window', async () => {
    const greedy = {
      ...request,
      prompts: [[[1]], [[2]]],
      length: CONTEXT,
      decoding: [small.decodingAt(0), small.decodingAt(0)],
      forbidden: [],
    };
    const [[first], [second]] = await model.sample(weights, { ...greedy, prngs: [[stream(0)], [stream(1)]] });
    const texts = [
      [1, ...first],
      [2, ...second],
    ];
    const logits = await model.logits(weights, Int32Array.from(texts.flatMap((text) => text.slice(0, CONTEXT))));
    texts.forEach((text, member) => {
      for (let position = 0; position < CONTEXT; position++) {
        const start = (member * CONTEXT + position) * VOCABULARY_SIZE;
        const own = [...logits.slice(start, start + VOCABULARY_SIZE)];
        expect(text[position + 1]).toBe(own.indexOf(Math.max(...own)));
      }
    });
  });

  test('the same streams write the same texts, other streams others', async () => {
    const write = (first: number) => model.sample(weights, { ...request, prngs: prngs(first) });
    const [texts, again, others] = [await write(10), await write(10), await write(20)];
    expect(again).toEqual(texts);
    expect(others).not.toEqual(texts);
    expect(texts.flat().map((symbols) => symbols.length)).toEqual([10, 10, 10, 10]);
    expect(texts.flat(2)).not.toContain(6);
  });

  test('a text is the same in any company', async () => {
    const alone = factory.create(architecture, VOCABULARY_SIZE, 1);
    const together = await model.sample(weights, { ...request, prngs: prngs(1) });
    const own = { ...request, prompts: [[[5, 5]]], decoding: [small.decodingAt(2)], prngs: [[stream(4)]] };
    expect(await alone.sample(weights.slice(alone.parameters), own)).toEqual([[together[1][1]]]);
  });
});

test('members with more prompts than others are a range error', async () => {
  const model = factory.create(small.SMALL.gru, VOCABULARY_SIZE, 2);
  const weights = model.initialise(streams(2));
  const request = {
    prompts: [[[1]], [[1], [2]]],
    length: 1,
    decoding: [small.decodingAt(1), small.decodingAt(1)],
    prngs: [[stream(0)], [stream(1)]],
  };
  await expect(model.sample(weights, request)).rejects.toThrow(RangeError);
});
