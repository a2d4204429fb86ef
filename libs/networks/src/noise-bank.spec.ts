import { kolmogorovSmirnov } from '#base';
import { BANK_ROWS, drawRows, normalBank, uniformBank } from './noise-bank';
import { stream } from './testing/small-models';

const columns = (bank: Float32Array, width: number): number[][] =>
  Array.from({ length: width }, (_, column) => [...bank].filter((_, at) => at % width === column));

test('each column of the uniform bank is below a rate as often as the rate says', () => {
  for (const column of columns(uniformBank(7), 7)) {
    for (const rate of [0.05, 0.1, 0.2, 0.5]) {
      const share = column.filter((value) => value < rate).length / BANK_ROWS;
      expect(Math.abs(share - rate)).toBeLessThanOrEqual(0.5 / BANK_ROWS);
    }
  }
  expect(new Set(columns(uniformBank(7), 7).map((column) => column.slice(0, 20).join())).size).toBe(7);
});

test('the normal bank is normal, with mean square 1 in each column', () => {
  const bank = normalBank(8);
  const erf = (x: number): number => {
    let sum = 0;
    for (let k = 0, term = x; k < 60; term *= (-x * x) / ++k) sum += term / (2 * k + 1);
    return (2 * sum) / Math.sqrt(Math.PI);
  };
  expect(kolmogorovSmirnov([...bank], (x) => (1 + erf(x / Math.SQRT2)) / 2)).toBeLessThan(2.23);
  for (const column of columns(bank, 8)) {
    expect(column.reduce((total, value) => total + value ** 2, 0) / BANK_ROWS).toBeCloseTo(1, 5);
  }
});

test('a walk visits every row once before it comes back', () => {
  for (const subject of [0, 1, 2, 3]) {
    const rows = new Int32Array(BANK_ROWS + 2).fill(-1);
    drawRows(stream(subject), rows, 1, BANK_ROWS + 1);
    expect([rows[0], rows.at(-1)]).toEqual([-1, -1]);
    expect(new Set(rows.subarray(1, -1)).size).toBe(BANK_ROWS);
  }
});
