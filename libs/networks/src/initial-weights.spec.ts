import { parameterLayout } from '#model';
import { initialWeights } from './initial-weights';
import { ARCHITECTURES, SMALL, streams, VOCABULARY_SIZE } from './testing/small-models';

test.each(ARCHITECTURES)('$family: every tensor starts as its description says', (architecture) => {
  const layout = parameterLayout({ ...architecture, width: 64 }, VOCABULARY_SIZE);
  const parameters = layout.reduce((count, { size }) => count + size, 0);
  const weights = initialWeights(layout, streams(2));
  expect(weights).toHaveLength(2 * parameters);
  for (const { initial, offset, size, shape } of layout) {
    for (const start of [offset, parameters + offset]) {
      const values = [...weights.subarray(start, start + size)];
      if (initial.kind === 'constant') {
        expect(new Set(values)).toEqual(new Set([initial.value]));
        continue;
      }
      if (initial.kind === 'sinusoids') continue;
      const { closedFrom = Infinity } = initial;
      const isOpen = (at: number): boolean => at % shape.at(-1)! < closedFrom;
      expect(values.filter((value, at) => !isOpen(at) && value !== 0)).toEqual([]);
      const open = values.filter((_, at) => isOpen(at));
      if (open.length === 0) continue;
      const mean = open.reduce((sum, value) => sum + value, 0) / open.length;
      const deviation = Math.sqrt(open.reduce((sum, value) => sum + value ** 2, 0) / open.length);
      expect(Math.abs(mean)).toBeLessThan((4.5 * initial.standardDeviation) / Math.sqrt(open.length));
      expect(Math.abs(deviation / initial.standardDeviation - 1)).toBeLessThan(4.5 / Math.sqrt(2 * open.length));
    }
  }
  expect(weights.slice(0, parameters)).not.toEqual(weights.slice(parameters));
});

test('positions start as sinusoids: one product tells how far apart two are', () => {
  const { context, width } = { context: 12, width: 16 };
  const layout = parameterLayout({ ...SMALL.transformer, context, width, depth: 1, heads: 1 }, VOCABULARY_SIZE);
  const { offset, initial } = layout.find(({ name }) => name === 'position')!;
  const amplitude = initial.kind === 'sinusoids' ? initial.amplitude : NaN;
  const weights = initialWeights(layout, streams(1));
  const row = (position: number): number[] => [
    ...weights.slice(offset + position * width, offset + (position + 1) * width),
  ];
  const similarity = (a: number, b: number): number => row(a).reduce((sum, value, at) => sum + value * row(b)[at], 0);
  expect(similarity(5, 5)).toBeCloseTo((amplitude ** 2 * width) / 2, 4);
  for (let distance = 1; distance < 6; distance++) {
    expect(similarity(5, 5 + distance)).toBeCloseTo(similarity(0, distance), 4);
    expect(similarity(0, distance)).toBeLessThan(similarity(0, 0));
  }
});
