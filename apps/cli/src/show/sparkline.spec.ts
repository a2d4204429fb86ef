import { sparkline } from './sparkline';

describe('sparkline', () => {
  it('is full at the highest value and lowest at the lowest', () => {
    expect(sparkline([8, 4, 2, 1])).toBe('█▄▂▁');
    expect(sparkline([1, 8])).toBe('▁█');
  });
  it('is flat where the values are', () => expect(sparkline([3, 3, 3])).toBe('▁▁▁'));
  it('keeps the first and the last of many values', () => {
    const falling = Array.from({ length: 1000 }, (_, at) => 1000 - at);
    expect(sparkline(falling)).toMatch(/^█.{38}▁$/u);
    expect(sparkline([9, ...Array<number>(99).fill(0), 9])).toMatch(/^█▁{38}█$/u);
  });
});
