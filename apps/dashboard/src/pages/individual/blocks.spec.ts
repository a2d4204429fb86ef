import { stackOf } from './blocks';

const decoder = { context: 32, width: 64, depth: 2, normalisation: 'rms', activation: 'silu', tiedEmbeddings: 'tied' };

it.each([
  [{ family: 'mlp', context: 16, embedding: 32, width: 96, depth: 3, window: 8 }, 3, ['perceptron layer']],
  [{ family: 'lstm', context: 16, embedding: 32, width: 96, depth: 1 }, 1, ['LSTM']],
  [
    { ...decoder, family: 'transformer', heads: 4, headSize: 16, positions: 'rotary' },
    2,
    ['attention', 'feed-forward'],
  ],
  [
    { ...decoder, family: 'moe', heads: 4, headSize: 16, positions: 'learned', experts: 8, expertsPerToken: 2 },
    2,
    ['attention', 'mixture of experts'],
  ],
  [{ ...decoder, family: 'convolution', kernel: 3 }, 2, ['causal convolution', 'feed-forward']],
  [{ ...decoder, family: 'of tomorrow' }, 2, ['of tomorrow', 'feed-forward']],
])('draws %o', (architecture, depth, names) => {
  const stack = stackOf(architecture as Record<string, string | number>);
  expect(stack.depth).toBe(depth);
  expect(stack.layers.map(({ name }) => name)).toEqual(names);
  expect([stack.first, ...stack.layers, stack.last].map(({ detail }) => detail).join()).not.toContain('undefined');
});
