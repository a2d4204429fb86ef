import { nGramTables, tableBytes } from './n-gram-tables';
import { WittenBell } from './witten-bell';

const ORDER = 5;
const text = new TextEncoder().encode('é is not e; “é” – “e”. '.repeat(4) + 'eee');
const model = new WittenBell(text, ORDER);
const { base, numberOf, contexts } = nGramTables(model, ORDER);

/** As a program finds it. */
function probability(context: readonly number[], byte: number, order: number): number {
  let node = 0;
  let value = 1 / 256;
  for (let length = 0; length <= order; length++) {
    const { keys, types, totals, followers, counts } = contexts[length];
    const found = keys.indexOf(length === 0 ? 0 : node * base + numberOf[context[context.length - length] ?? 0]);
    node = found < 0 || length > context.length ? keys.length - 1 : found;
    const follower = followers.indexOf(node * base + numberOf[byte]);
    const count = follower < 0 ? 0 : counts[follower];
    value = (count + types[node] * value) / (totals[node] + types[node]);
  }
  return value;
}

it('hold what the n-gram says after any context', () => {
  for (const context of ['', 'e', 'not ', 'xyz', '“é”', 'e. é i', 'zzeee']) {
    const bytes = new TextEncoder().encode(context);
    for (const byte of [101, 32, 0xe2, 0x80, 122]) {
      for (let order = 0; order <= ORDER; order++) {
        const expected = model.probabilities(bytes, bytes.length, byte)[order];
        expect(probability([...bytes], byte, order)).toBeCloseTo(expected, 12);
      }
    }
  }
});

it('are sorted, and as large as is told', () => {
  for (const { keys, followers } of contexts)
    for (const list of [keys, followers]) expect([...list]).toEqual([...list].sort((a, b) => a - b));
  const entries = contexts.reduce((sum, { keys, followers }) => sum + 12 * keys.length + 8 * followers.length, 0);
  const ends = 20 * contexts.length;
  expect(tableBytes(model, ORDER)).toBeGreaterThanOrEqual(entries - ends);
  expect(tableBytes(model, ORDER)).toBeLessThan(entries * 1.2);
});
