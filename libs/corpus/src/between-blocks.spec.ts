import { betweenBlocks } from './between-blocks';
import { evaluationBlocks } from './evaluation-blocks';

it('takes of held-out text what lies between the blocks of an evaluation, none of it twice', () => {
  const scored = evaluationBlocks({ start: 1000, end: 5000 }, 2048);
  const free = betweenBlocks(scored, 64);
  const seen = new Uint8Array(6000);
  for (const { start, end } of [...scored, ...free]) seen.subarray(start, end).forEach((_, at, own) => own[at]++);
  expect(Math.max(...seen)).toBe(1);
  expect(seen.subarray(0, 1000).some(Boolean) || seen.subarray(5000).some(Boolean)).toBe(false);
  expect(free.every(({ start, end }) => end - start === 64)).toBe(true);
  expect(free.length).toBe(7 * Math.floor((4000 - 2048) / 7 / 64)); // seven gaps between eight blocks
});

it('has nothing where an evaluation scores all', () => {
  expect(betweenBlocks(evaluationBlocks({ start: 0, end: 2048 }, 2048), 64)).toEqual([]);
});
