import type { ComputeView } from '#contracts';
import { spentSoFar } from './spent-so-far';

const row = (generation: number, kind: ComputeView['kind'], flops: number): ComputeView => {
  return { generation, kind, individual: null, individuals: 1, flops, tokens: 2 * flops, cpuSeconds: 3 * flops };
};

it('adds up kinds and generations, but for what came after the end', () => {
  const rows = [
    row(0, 'training', 10),
    row(0, 'evaluation', 1),
    row(2, 'training', 5),
    row(2, 'test', 100),
    row(2, 'community', 100),
  ];
  expect(spentSoFar(rows, 'flops')).toEqual([11, 11, 16]);
  expect(spentSoFar(rows, 'tokens')).toEqual([22, 22, 32]);
  expect(spentSoFar(rows, 'cpuSeconds')).toEqual([33, 33, 48]);
  expect(spentSoFar([], 'flops')).toEqual([]);
});
