/**
 * Tournaments whose processes are killed at random moments and started again, or whose hosts are cut off, compared with one that nobody disturbed.
 * `npm run survival -- --runs 30 --deployment services --json`
 */
import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { Command, Option } from 'commander';
import { InvalidValueError } from '#base';
import { positiveInteger } from '../../bench/positive';
import { runProgram } from '../support/run-program';
import type { Deployment } from './deployment';
import { openEmbedded, openOnPostgres } from './embedded';
import { openOnHosts, PRIVATE_NETWORK } from './hosts';
import { openServices } from './services';
import { survive, type Tally, type Trial } from './survive';

/** What is stopped is stopped for so long, what is cut off for so long at most. */
const DEPLOYMENTS: Readonly<Record<string, (milliseconds: number) => Promise<Deployment>>> = {
  embedded: openEmbedded,
  postgres: openOnPostgres,
  services: () => openServices(),
  'services-postgres': () => openServices({ hasRedis: false }),
  'services-stopped': (stoppedMilliseconds) => openServices({ stoppedMilliseconds }),
  hosts: openOnHosts,
};

/** A run in which nothing happens for so long beyond what is stopped or cut off is stuck. */
const QUIET_MILLISECONDS = 120_000;

interface Options {
  readonly runs: string;
  readonly first: string;
  readonly seed: string;
  readonly deployment: string;
  readonly seconds: string;
  readonly json: boolean;
  readonly inPrivateNetwork: boolean;
}

const program = new Command('npm run survival --')
  .description(
    'run small tournaments, do harm to their processes at random moments, and compare each with one that nobody disturbed',
  )
  .option('--runs <count>', 'so many tournaments', '10')
  .option('--first <number>', 'number of the first one: what happens to each follows from its number and the seed', '1')
  .option('--seed <seed>', 'of what happens', '1')
  .option('--deployment <name>', `what runs: ${Object.keys(DEPLOYMENTS).join(', ')}`, 'embedded')
  .option('--seconds <seconds>', 'a process stands still for so long, a host is cut off for so long at most', '45') // outlasts a lease of 30 s
  .option('--json', 'the tally as JSON', false)
  .addOption(new Option('--in-private-network').default(false).hideHelp())
  .addHelpText(
    'after',
    '\nEnds with 0 if all runs have the same hash, no gap and nothing twice, else with 1. docs/operations.md says what the counts mean.',
  )
  .action(main);

async function main(values: Options): Promise<void> {
  if (!Object.hasOwn(DEPLOYMENTS, values.deployment)) {
    throw new InvalidValueError('deployment', values.deployment, `one of ${Object.keys(DEPLOYMENTS).join(', ')}`);
  }
  if (values.deployment === 'hosts' && !values.inPrivateNetwork) {
    const [program, ...words] = [
      ...PRIVATE_NETWORK,
      process.execPath,
      __filename,
      ...process.argv.slice(2),
      '--in-private-network',
    ];
    process.exitCode = spawnSync(program, words, { stdio: 'inherit' }).status ?? 1;
    return;
  }
  const milliseconds = 1000 * positiveInteger('seconds', values.seconds);
  let tally: Tally | undefined;
  process.on('exit', () => tally && writeSync(1, `${values.json ? JSON.stringify(tally) : told(tally)}\n`)); // of an interrupted one, too
  const trial: Trial = {
    runs: positiveInteger('runs', values.runs),
    first: positiveInteger('first', values.first),
    seed: positiveInteger('seed', values.seed),
    open: () => DEPLOYMENTS[values.deployment](milliseconds),
    quietMilliseconds: QUIET_MILLISECONDS + milliseconds,
    tell: (line) => process.stderr.write(`${line}\n`),
  };
  for await (tally of survive(trial)) if (!isWhole(tally)) process.exitCode = 1;
}

function isWhole({ runs, sameHash, gaps, doubles }: Tally): boolean {
  return sameHash === runs && gaps + doubles === 0;
}

function told({ struck, ...counts }: Tally): string {
  return Object.entries({ ...counts, ...struck })
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130)); // and what it started ends, too
void runProgram(program).then(() => process.exit());
