import type { MetricValueView } from '#contracts';
import { priceRows, priceText } from './price-residual';

function valuesOf(generation: number, subject: string, numbers: Record<string, number>): MetricValueView[] {
  return Object.entries(numbers).map(([name, value]) => {
    return { generation, subject, name, value, scope: 'deme', standardError: null };
  });
}
const terms = (meanChangeNats: number) => {
  return { priceSelectionNats: -0.5, priceTransmissionNats: 0.125, priceFoundersNats: 0.25, meanChangeNats };
};

it('holds where terms sum to the change in each deme and generation', () => {
  const values = [...valuesOf(1, 'moby', terms(-0.125)), ...valuesOf(2, 'moby', terms(-0.125 + 1e-12))];
  const [row, ...others] = priceRows(values, 2);
  expect(row).toMatchObject({ check: 'price.tournament', expected: 0, replicates: 2, seconds: 2, pass: true });
  expect(others).toEqual([]);
  expect(priceText([row])).toMatch(
    /^The Price equation holds: its largest residual in 2 demes and generations is 1.*e-12 nats/,
  );
});

it('fails where they do not in one', () => {
  const [row] = priceRows([...valuesOf(1, 'moby', terms(-0.125)), ...valuesOf(1, 'sotu', terms(-0.12))], 0);
  expect(row).toMatchObject({ statistic: expect.closeTo(0.005, 12), pass: false });
  expect(priceText([row])).toMatch('FAILS');
});

it('holds the split of transmission too, where there is one', () => {
  const split = (priceLearningNats: number) => {
    return {
      ...terms(-0.125),
      priceMutationNats: 0.25,
      priceRecombinationNats: 0.25,
      priceDonorNats: 0.25,
      priceLearningNats,
    };
  };
  const withSplit = valuesOf(1, 'moby', split(-0.625));
  const rows = priceRows([...withSplit, ...valuesOf(2, 'moby', terms(-0.125))], 0);
  expect(rows).toMatchObject([
    { check: 'price.tournament', replicates: 2, pass: true },
    { check: 'price.transmission', replicates: 1, pass: true },
  ]);
  const wrong = priceRows([...withSplit, ...valuesOf(1, 'sotu', split(-0.5))], 0);
  expect(wrong).toMatchObject([{ pass: true }, { statistic: expect.closeTo(0.125, 12), pass: false }]);
  expect(priceText(wrong)).toMatch(/^The Price equation holds: .*\nThe split of its transmission FAILS: /);
});

it('is nothing without all terms', () => {
  const { priceFoundersNats: _, ...two } = terms(1);
  expect(priceRows([...valuesOf(0, 'moby', two), ...valuesOf(1, 'moby', { meanChangeNats: 1 })], 0)).toEqual([]);
});
