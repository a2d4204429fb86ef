import { nextSymbols } from './next-symbols';
import { nGramNats } from './n-gram-nats';
import { symbolTree } from './symbol-tree';
import { WittenBell } from './witten-bell';

const TRAIN = 'é is not e; “é” – “e”. '.repeat(4) + 'eee';
const SYMBOLS = ['<unk>', 'e', ' ', 'é', '“', '”', '–', 'i', 's', 'n', 'z', 'ж'];
const model = new WittenBell(new TextEncoder().encode(TRAIN), 5);
const tree = symbolTree(SYMBOLS);

it('spells symbols by edges that those with the same beginning share', () => {
  expect(tree.prefixes).toEqual([[], [0xc3], [0xe2], [0xe2, 0x80], [0xd0]]);
  const spelt = tree.paths.map((path) => path.map((edge) => tree.edges[edge].byte));
  expect(spelt.map((bytes) => new TextDecoder().decode(Uint8Array.from(bytes)))).toEqual(['', ...SYMBOLS.slice(1)]);
  expect(tree.edges).toHaveLength(new Set(tree.paths.flat()).size);
});

it.each([0, 1, 3, 5])('order %i says of each symbol what its bytes cost, and of all else the rest', (order) => {
  for (const before of ['', 'e', 'x', 'is not ', '“é', 'not e; “']) {
    const bytes = new TextEncoder().encode(before);
    const next = nextSymbols(model, tree, order, bytes);
    expect(next.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    for (const [id, symbol] of SYMBOLS.entries()) {
      if (id === 0) continue;
      const at = [...before].length;
      const nats = nGramNats(model, before + symbol, [{ start: at, end: at + 1 }])[order][0];
      expect(Math.abs(-Math.log(next[id]) - nats)).toBeLessThan(1e-5); // of float32
    }
  }
});
