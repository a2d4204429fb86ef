import { nGramNats } from './n-gram-nats';
import { WittenBell, wittenBell } from './witten-bell';

const TRAIN = 'the whale, the wh\u00e4le, the \u2014 sea; ';
const TEST = 'the \u{1f40b} wh\u00e4le and the sea';
const model = new WittenBell(new TextEncoder().encode(TRAIN), 3);

test('of a whole part they add up to the bits of the baseline', () => {
  const start = [...TRAIN].length;
  const end = start + [...TEST].length;
  const bits = wittenBell(TRAIN, TEST, 3);
  nGramNats(model, TRAIN + TEST, [{ start, end }]).forEach((own, order) => {
    expect(own).toHaveLength(end - start);
    const total = own.reduce((sum, nats) => sum + nats, 0);
    expect(total / (end - start) / Math.LN2).toBeCloseTo(bits[order], 5);
  });
});

test('of ranges they are those of their symbols alone', () => {
  const ranges = [
    { start: 2, end: 5 },
    { start: 14, end: 16 },
  ];
  const [, , , whole] = nGramNats(model, TRAIN, [{ start: 0, end: [...TRAIN].length }]);
  const [, , , parts] = nGramNats(model, TRAIN, ranges);
  expect([...parts]).toEqual([...whole.subarray(2, 5), ...whole.subarray(14, 16)]);
});
