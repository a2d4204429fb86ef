import { axisOf } from './axis';
import { brushBetween, formatBrushes, parseBrushes, withBrush } from './brushes';

const bits = axisOf('bits', 'bits per character', [1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6])!;
const niche = axisOf('niche', 'niche', ['a,b', 'c:d~e', 'ü/%'])!;

it('is found again from an address, whatever values are called', () => {
  const brushes = { bits: [1.75, 3], niche: ['a,b', 'c:d~e'] } as const;
  expect(parseBrushes(formatBrushes(brushes), [bits, niche])).toEqual(brushes);
});

it.each(['', 'bits', 'bits:1~', 'bits:x~2', 'moon:1~2', 'niche:nobody~a%2Cb', 'niche:%E0%A4%A~a%2Cb'])(
  'leaves out %j, which fits no axis',
  (text) => expect(parseBrushes(text, [bits, niche])).toEqual({}),
);

it('keeps a range beyond the ends, which may move', () =>
  expect(parseBrushes('bits:0~1', [bits])).toEqual({ bits: [0, 1] }));

it('goes from the lower to the higher, and is none where it is everything', () => {
  expect(brushBetween(bits, 3, 2)).toEqual([2, 3]);
  expect(brushBetween(bits, 6, 1.5)).toBeNull();
  expect(brushBetween(niche, 'ü/%', 'c:d~e')).toEqual(['c:d~e', 'ü/%']);
});

it('is put and taken away without changing what was there', () => {
  const before = { bits: [2, 3] } as const;
  expect(withBrush(before, 'niche', ['a,b', 'a,b'])).toEqual({ bits: [2, 3], niche: ['a,b', 'a,b'] });
  expect(withBrush(before, 'bits', null)).toEqual({});
  expect(before).toEqual({ bits: [2, 3] });
});
