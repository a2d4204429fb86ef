import { sum } from '#base';
import { appraisalFlopsPerToken, forwardFlopsPerToken } from './flops';
import { stateBatches } from './states-at-once';

it.each([
  [0, []],
  [1, [1]],
  [3, [4]],
  [9, [16]],
  [17, [16, 1]],
  [40, [16, 16, 8]],
])('%i states are scored in batches of %j', (states, batches) => expect(stateBatches(states)).toEqual(batches));

it('all that is scored counts: what fills a batch up too, and what is below the modules once a batch', () => {
  const architecture = { family: 'gru', context: 16, embedding: 8, width: 24, depth: 2, modules: '0 1', adapterRank: 4 } as const; // prettier-ignore
  const flops = (states: number) => appraisalFlopsPerToken(architecture, 40, states);
  expect(flops(3)).toBe(flops(4));
  const state = 2 * 24 * 40 + 2 * 2 * 24; // its head, and the sum of what modules write
  expect(flops(4) - flops(2)).toBeCloseTo(2 * state, 6);
  expect(flops(17) - flops(16)).toBeCloseTo(forwardFlopsPerToken(architecture, 40) + 2 * 2 * 24, 6);
  expect(sum(stateBatches(100))).toBe(100);
});
