/**
 * Tournaments whose server and trainers are killed at random moments and started again, compared with one that nobody disturbed.
 * `npm run survival -- --runs 30 --json`; with TEST_DATABASE_URL and `--postgres` on PostgreSQL.
 */
import { parseArgs } from 'node:util';
import { InvalidValueError } from '#base';
import { positiveInteger } from '../../bench/positive';
import { TEST_DATABASE_URL } from '../support/postgres';
import { survive, type Tally } from './survive';

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '10' },
      first: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      postgres: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.postgres && !TEST_DATABASE_URL) {
    throw new InvalidValueError(
      'TEST_DATABASE_URL',
      TEST_DATABASE_URL,
      'the URL of a PostgreSQL server with --postgres',
    );
  }
  const tally = await survive({
    runs: positiveInteger('runs', values.runs),
    first: positiveInteger('first', values.first),
    seed: positiveInteger('seed', values.seed),
    postgres: values.postgres ? TEST_DATABASE_URL : undefined,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${values.json ? JSON.stringify(tally) : told(tally)}\n`);
  if (tally.sameHash < tally.runs || tally.gaps + tally.doubles > 0) process.exitCode = 1;
}

function told(tally: Tally): string {
  return Object.entries(tally)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = error instanceof InvalidValueError ? 2 : 1;
});
