import type { GenerationView, Progress } from '#contracts';
import { bestCurve } from './best-curve';

const closed = [2.5, null].map((bits, generation) => ({
  generation,
  metrics: bits === null ? {} : { bestBitsPerCharacter: { prose: bits } },
})) as unknown as GenerationView[];
const at = (generation: number) => ({ generation, bestBitsPerCharacter: { prose: 2 } }) as unknown as Progress;

it('is of the leaders that generations closed with, and goes on with the one under way', () => {
  expect(bestCurve('prose', closed, undefined)).toEqual([
    [0, 2.5],
    [1, NaN],
  ]);
  expect(bestCurve('prose', closed, at(2)).at(-1)).toEqual([2, 2]);
  expect(bestCurve('prose', closed, at(1))).toHaveLength(2); // told late
  expect(bestCurve('verse', [], at(0))).toEqual([]);
});
