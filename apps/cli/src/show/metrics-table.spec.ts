import type { MetricValueView } from '#contracts';
import { metricHistory, metricValuesTable } from './metrics-table';

const plain = (_: string, text: string): string => text;
const many = Array.from({ length: 2000 }, (_, at): MetricValueView => {
  const generation = Math.floor(at / 1000);
  const subject = `k3f9-0-${at % 1000}`;
  return { generation, name: 'distinct', scope: 'individual', subject, value: at % 1000, standardError: null };
});

it('has a row a value where there are too many individuals for columns, the highest of each generation', () => {
  const lines = metricHistory(many, [], plain as never).split('\n');
  expect(lines.slice(0, 3).map((line) => line.trim().split(/ +/))).toEqual([
    ['generation', 'of', 'value'],
    ['0', 'k3f9-0-999', '999'],
    ['0', 'k3f9-0-998', '998'],
  ]);
  expect(lines).toHaveLength(1 + 20 + 2);
  expect(lines[21]).toMatch(/^1980 more, .*--json/);
  for (const line of lines) expect(line.length).toBeLessThan(100);
});

it('shows the highest of individuals, and all of others, in a generation', () => {
  const niche: MetricValueView = { ...many[0], name: 'loss', scope: 'niche', subject: 'moby' };
  const lines = metricValuesTable([niche, ...many.slice(0, 1000)], [], plain as never).split('\n');
  expect(lines).toHaveLength(2 + 1 + 10 + 1);
  expect(lines[13]).toMatch(/^990 more/);
});
