import type { MetricValueView } from '#contracts';
import { priceRow, priceText } from './price-residual';

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
  const row = priceRow(values, 2)!;
  expect(row).toMatchObject({ check: 'price.tournament', expected: 0, replicates: 2, seconds: 2, pass: true });
  expect(priceText(row)).toMatch(
    /^The Price equation holds: its largest residual in 2 demes and generations is 1.*e-12 nats/,
  );
});

it('fails where they do not in one', () => {
  const row = priceRow([...valuesOf(1, 'moby', terms(-0.125)), ...valuesOf(1, 'sotu', terms(-0.12))], 0)!;
  expect(row).toMatchObject({ statistic: expect.closeTo(0.005, 12), pass: false });
  expect(priceText(row)).toMatch('FAILS');
});

it('is nothing without all terms', () => {
  const { priceFoundersNats: _, ...two } = terms(1);
  expect(priceRow([...valuesOf(0, 'moby', two), ...valuesOf(1, 'moby', { meanChangeNats: 1 })], 0)).toBeNull();
});
