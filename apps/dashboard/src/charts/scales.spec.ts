import { acrossScale, domainOf, roomForGenerations, spread, tickText, upScale, wholeTicks } from './scales';

const MARGINS = { top: 10, right: 20, bottom: 30, left: 40 };

describe('domains', () => {
  it('hold every value that is known, with room', () => {
    const [low, high] = domainOf([2, NaN, 4, Infinity]);
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(4);
    expect(high).toBeLessThan(5);
  });

  it('are not empty for one value, nor for none', () => {
    expect(domainOf([3])[1]).toBeGreaterThan(domainOf([3])[0]);
    expect(domainOf([])).toEqual([0, 1]);
  });
});

describe('scales', () => {
  it('put a lower value further down, and a later generation further right', () => {
    const y = upScale([1, 3], 200, MARGINS);
    expect([y(1), y(3)]).toEqual([170, 10]);
    const x = acrossScale([0, 4], 300, MARGINS);
    expect([x(0), x(4)]).toEqual([40, 280]);
  });

  it('put a single generation in the middle', () => {
    const x = acrossScale([0, 0], 300, MARGINS);
    expect(x(0)).toBe(160);
    expect(wholeTicks(x, 240)).toContain(0);
  });

  it('tick whole generations alone', () => {
    expect(wholeTicks(acrossScale([0, 3], 1000, MARGINS), 940)).toEqual([0, 1, 2, 3]);
  });
});

it.each([
  [0, 200, 10],
  [10, 200, 10],
  [11, 200, 20],
  [41, 200, 80],
  [170, 200, 200],
  [3, 5, 5],
])('%i of %i generations stand on an axis of %i', (lived, planned, room) => {
  expect(roomForGenerations(lived, planned)).toBe(room);
});

describe('labels', () => {
  it('keep their order and their distance, within the chart', () => {
    const labels = spread(
      [50, 52, 51, 98].map((at) => ({ text: String(at), at })),
      12,
      [0, 100],
    );
    expect(labels.map(({ text }) => text)).toEqual(['50', '51', '52', '98']);
    labels.slice(1).forEach(({ y }, index) => expect(y - labels[index].y).toBeGreaterThanOrEqual(12));
    expect(labels.at(-1)!.y).toBeLessThanOrEqual(100);
  });
});

it.each([
  [
    [0, 0.5, 1],
    ['0.0', '0.5', '1.0'],
  ],
  [
    [0, 5000],
    ['0', '5,000'],
  ],
  [
    [0, 1e10, 2.5e10],
    ['0', '1e10', '2.5e10'],
  ],
  [
    [-2e-6, 0, 1e-6],
    ['-2e-6', '0', '1e-6'],
  ],
])('writes the ticks %j in little room, as %j', (ticks, texts) => {
  const write = tickText(upScale([Math.min(...ticks), Math.max(...ticks)], 200, MARGINS), ticks);
  expect(ticks.map(write)).toEqual(texts.map((text) => text.replace(/^-(?!.*e)/, '−')));
});
