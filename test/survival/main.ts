/**
 * Tournaments whose processes are killed at random moments and started again, or whose hosts are cut off, compared with one that nobody disturbed.
 * `npm run survival -- --runs 30 --deployment services --json`
 */
import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InvalidValueError } from '#base';
import { positiveInteger } from '../../bench/positive';
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

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '10' },
      first: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      deployment: { type: 'string', default: 'embedded' },
      seconds: { type: 'string', default: '45' }, // outlasts a lease, which is of 30 s unless CLADE_LEASE_SECONDS says otherwise
      json: { type: 'boolean', default: false },
      'in-private-network': { type: 'boolean', default: false },
    },
  });
  if (!Object.hasOwn(DEPLOYMENTS, values.deployment)) {
    throw new InvalidValueError('deployment', values.deployment, `one of ${Object.keys(DEPLOYMENTS).join(', ')}`);
  }
  if (values.deployment === 'hosts' && !values['in-private-network']) {
    const [program, ...words] = [...PRIVATE_NETWORK, process.execPath, __filename, ...args, '--in-private-network'];
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
main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: Error) => {
    process.stderr.write(`${error instanceof InvalidValueError ? error.message : error.stack}\n`);
    process.exit(error instanceof InvalidValueError ? 2 : 1);
  },
);
