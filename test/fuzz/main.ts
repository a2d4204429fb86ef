/**
 * What a server does with requests, messages and archives in which something is wrong, made from its description of itself.
 * `npm run fuzz -- --requests 30000 --seed 1 --json`
 */
import { parseArgs } from 'node:util';
import { InvalidValueError } from '#base';
import { positiveInteger } from '../../bench/positive';
import { withFolder } from '../../bench/with-folder';
import { fuzz, type Tally } from './fuzz';

const MOST_GROWTH_MIB = 16;

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      requests: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      first: { type: 'string', default: '1' },
      faulty: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const count = positiveInteger('requests', values.requests);
  const seed = positiveInteger('seed', values.seed);
  const first = positiveInteger('first', values.first);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const tally = await withFolder((folder) => fuzz({ count, first, seed, isFaulty: values.faulty, folder, tell }));
  process.stdout.write(`${values.json ? JSON.stringify(tally) : told(tally)}\n`);
  const { failures, stalls, heapGrowthMiB, polluted } = tally;
  if (failures + stalls > 0 || polluted || heapGrowthMiB > MOST_GROWTH_MIB) process.exitCode = 1;
}

function told({ statuses, ...counts }: Tally): string {
  const entries = [
    ...Object.entries(counts),
    ...Object.entries(statuses).map(([status, times]) => [`status ${status}`, times]),
  ];
  return entries.map(([name, value]) => `${name} ${value}`).join(', ');
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = error instanceof InvalidValueError ? 2 : 1;
});
