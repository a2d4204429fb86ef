import { prngOf } from '#base';
import { magnitudeMask } from './magnitude-mask';
import { parameterLayout } from './parameters';

const layout = parameterLayout({ family: 'gru', context: 8, embedding: 6, width: 8, depth: 1 }, 5);
const size = layout.reduce((count, tensor) => count + tensor.size, 0);

describe.each([0, 1, 2])('weights of stream %d', (subject) => {
  const prng = prngOf({ seed: 3, generation: 0, subject, purpose: 'mask' });
  const weights = Float32Array.from({ length: size }, () => prng.normal());

  test.each([0, 0.25, 0.5, 1])(
    'a share of %d of each matrix goes, the smallest weights, and nothing else',
    (sparsity) => {
      const mask = magnitudeMask(weights, layout, sparsity);
      for (const tensor of layout) {
        const own = [...mask.subarray(tensor.offset, tensor.offset + tensor.size)];
        const magnitudes = own.map((_, at) => Math.abs(weights[tensor.offset + at]));
        const gone = magnitudes.filter((_, at) => own[at] === 0);
        const kept = magnitudes.filter((_, at) => own[at] === 1);
        expect(gone.length + kept.length).toBe(tensor.size);
        expect(gone).toHaveLength(tensor.multiplies ? Math.round(sparsity * tensor.size) : 0);
        expect(Math.max(0, ...gone)).toBeLessThanOrEqual(Math.min(Infinity, ...kept));
      }
    },
  );
});

test('what is already 0 goes first, and of equals the first', () => {
  const one = [{ ...layout.find(({ multiplies }) => multiplies)!, offset: 0, size: 4 }];
  expect([...magnitudeMask(Float32Array.of(1, 0, -1, 0), one, 0.5)]).toEqual([1, 0, 1, 0]);
  expect([...magnitudeMask(Float32Array.of(1, -1, 1, 1), one, 0.5)]).toEqual([0, 0, 1, 1]);
});
