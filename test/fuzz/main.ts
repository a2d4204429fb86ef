/**
 * What a server does with requests, messages and archives in which something is wrong, made from its description of itself.
 * `npm run fuzz -- --requests 30000 --seed 1 --json`
 */
import { Command } from 'commander';
import { positiveInteger } from '../../bench/positive';
import { withFolder } from '../../bench/with-folder';
import { runProgram } from '../support/run-program';
import { fuzz, type Tally } from './fuzz';

const MOST_GROWTH_MIB = 16;

interface Options {
  readonly requests: string;
  readonly seed: string;
  readonly first: string;
  readonly faulty: boolean;
  readonly json: boolean;
}

const program = new Command('npm run fuzz --')
  .description(
    'send a server requests, messages and archives in which something is wrong, and count what it takes badly',
  )
  .option('--requests <count>', 'so many, of all kinds', '1000')
  .option('--first <number>', 'number of the first one: what is sent follows from its number and the seed', '1')
  .option('--seed <seed>', 'of what is sent', '1')
  .option('--faulty', 'give the server faults, which should be found', false)
  .option('--json', 'the tally as JSON', false)
  .addHelpText(
    'after',
    `\nEnds with 0 if there are no failures and no stalls, the heap grew by ${MOST_GROWTH_MIB} MiB at most and no prototype is polluted, else with 1.`,
  )
  .action(main);

async function main(values: Options): Promise<void> {
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

void runProgram(program);
