/** `clade bench scale check`: queueing theory and the simulation side by side. */
import { parseArgs } from 'node:util';
import { positiveInteger } from '../positive';
import { checkAll, deviationOf, STATION, WORKERS } from './check';
import { textTable } from './text-table';

const OPTIONS = {
  customers: { type: 'string', default: '50000' },
  json: { type: 'boolean', default: false },
} as const;

/** Throws an InvalidValueError on a number that is not positive and whole. */
export function benchCheck(args: readonly string[]): string {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const customers = positiveInteger('customers', values.customers);
  const rows = [
    ...checkAll(STATION, customers).map((check) => ({ desk: 'station', ...check })),
    ...checkAll(WORKERS, customers).map((check) => ({ desk: 'workers', ...check })),
  ].map((check) => ({ ...check, deviation: deviationOf(check) }));
  if (values.json) return JSON.stringify(rows);
  return textTable(
    ['what', 'of', 'theory', 'simulated', 'standard error', 'off by, in standard errors'],
    rows.map(({ name, desk, expected, simulated, standardError, deviation }) => [
      ...[name, desk, expected.toFixed(4), simulated.toFixed(4), standardError.toFixed(4), deviation.toFixed(1)],
    ]),
  );
}
