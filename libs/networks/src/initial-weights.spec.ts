import { parameterLayout } from '#model';
import { initialWeights } from './initial-weights';
import { ARCHITECTURES, streams, VOCABULARY_SIZE } from './testing/small-models';

test.each(ARCHITECTURES)('$family: every tensor starts as its description says', (architecture) => {
  const layout = parameterLayout({ ...architecture, width: 64 }, VOCABULARY_SIZE);
  const parameters = layout.reduce((count, { size }) => count + size, 0);
  const weights = initialWeights(layout, streams(2));
  expect(weights).toHaveLength(2 * parameters);
  for (const { initial, offset, size } of layout) {
    for (const start of [offset, parameters + offset]) {
      const values = [...weights.subarray(start, start + size)];
      if (initial.kind === 'constant') {
        expect(new Set(values)).toEqual(new Set([initial.value]));
        continue;
      }
      const mean = values.reduce((sum, value) => sum + value, 0) / size;
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / size);
      expect(Math.abs(mean)).toBeLessThan((4.5 * initial.standardDeviation) / Math.sqrt(size));
      expect(Math.abs(deviation / initial.standardDeviation - 1)).toBeLessThan(4.5 / Math.sqrt(2 * size));
    }
  }
  expect(weights.slice(0, parameters)).not.toEqual(weights.slice(parameters));
});
