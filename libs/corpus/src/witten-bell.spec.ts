import { prngOf } from '#base';
import { WittenBell, wittenBell } from './witten-bell';

/** The definition, written down without any thought of speed. */
function naiveProbability(train: Uint8Array, history: Uint8Array, byte: number): number {
  const followers: number[] = [];
  for (let at = history.length; at < train.length; at++) {
    if (history.every((symbol, i) => train[at - history.length + i] === symbol)) followers.push(train[at]);
  }
  const shorter = history.length === 0 ? 1 / 256 : naiveProbability(train, history.subarray(1), byte);
  if (followers.length === 0) return shorter;
  const types = new Set(followers).size;
  return (followers.filter((follower) => follower === byte).length + types * shorter) / (followers.length + types);
}

function randomBytes(seed: number, length: number, alphabet: readonly number[]): Uint8Array {
  const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'bytes' });
  return Uint8Array.from({ length }, () => prng.pick(alphabet));
}

test.each([1, 2, 3])('every order agrees with the definition (seed %i)', (seed) => {
  const alphabet = [0, 97, 98, 255];
  const train = randomBytes(seed, 300, alphabet);
  const text = randomBytes(seed + 100, 60, [...alphabet, 99]);
  const model = new WittenBell(train, 5);
  for (let at = 0; at < text.length; at++) {
    model.probabilities(text, at, text[at]).forEach((probability, order) => {
      const history = text.subarray(Math.max(0, at - order), at);
      expect(probability).toBeCloseTo(naiveProbability(train, history, text[at]), 12);
    });
  }
});

test('probabilities of all bytes sum to one, after seen and unseen contexts', () => {
  const model = new WittenBell(new TextEncoder().encode('the whale, the white whale'), 4);
  for (const context of ['', 'the ', 'whale', 'zzzz', 'n'].map((text) => new TextEncoder().encode(text))) {
    const total = Array.from({ length: 256 }, (_, byte) => model.probability(context, byte)).reduce((a, b) => a + b);
    expect(total).toBeCloseTo(1, 12);
  }
});

test('the distribution holds the probabilities of all bytes, for every order', () => {
  const model = new WittenBell(new TextEncoder().encode('the whale, the white whale'), 4);
  for (const context of ['', 'the ', 'whale', 'zzzz', 'n'].map((text) => new TextEncoder().encode(text))) {
    for (let order = 0; order <= 4; order++) {
      const distribution = model.distribution(context, context.length, order);
      distribution.forEach((probability, byte) => {
        expect(probability).toBeCloseTo(model.probabilities(context, context.length, byte)[order], 12);
      });
    }
  }
});

test('bits of a text are those of its bytes in sum: "ab" after "ab" was read', () => {
  const order0 = (1 + 2 / 256) / (2 + 2); // of either
  const model = new WittenBell(Uint8Array.of(97, 98), 1);
  expect(model.bits('ab')).toBeCloseTo(-Math.log2(order0) - Math.log2(1 / 2 + order0 / 2), 12);
  expect(model.bits('ab', 0)).toBeCloseTo(-2 * Math.log2(order0), 12);
  expect(model.bits('')).toBe(0);
});

test('a worked example: n-grams of "ab" on "a"', () => {
  const order0 = (1 + 2 / 256) / (2 + 2);
  const order1 = 1 / 2 + order0 / 2; // "b" has followed "a" once, of one kind
  const model = new WittenBell(Uint8Array.of(97, 98), 1);
  expect(model.probabilities(Uint8Array.of(97), 1, 98)).toEqual([order0, order1]);
});

test('bits are summed over UTF-8 bytes and divided by characters', () => {
  expect(wittenBell('', 'é', 0)).toEqual([16]);
  expect(wittenBell('', 'aa', 1)).toEqual([8, 8]);
});

test('the held-out text continues the training text', () => {
  const [, order1] = wittenBell('ababab', 'a', 1);
  const afterB = new WittenBell(new TextEncoder().encode('ababab'), 1).probability(Uint8Array.of(98), 97);
  expect(order1).toBeCloseTo(-Math.log2(afterB), 12);
});

test('longer contexts help where text repeats itself', () => {
  const bits = wittenBell('to be or not to be, that is the question. '.repeat(20), 'to be or not to be', 5);
  for (let order = 1; order <= 5; order++) expect(bits[order]).toBeLessThan(bits[order - 1]);
});

test('nothing learnt is 8 bits a byte', () => {
  expect(new WittenBell(new Uint8Array(), 5).probability(Uint8Array.of(1, 2), 3)).toBe(1 / 256);
});

test.each([-1, 6, NaN])('order %p is refused', (order) => {
  expect(() => new WittenBell(Uint8Array.of(1), order)).toThrow(RangeError);
});
