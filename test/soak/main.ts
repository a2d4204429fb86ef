/**
 * Small tournaments one after another, and whether anything that the server holds grows with them.
 * `npm run soak -- --minutes 20 --json`
 */
import { parseArgs } from 'node:util';
import { InvalidValueError } from '#base';
import { positiveInteger } from '../../bench/positive';
import { withFolder } from '../../bench/with-folder';
import { soak, type Tally } from './soak';

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
  });
  const minutes = positiveInteger('minutes', values.minutes);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const tally = await withFolder((folder) => soak({ minutes, folder, tell }));
  process.stdout.write(values.json ? `${JSON.stringify(tally)}\n` : told(tally));
  if (tally.different > 0 || Object.values(tally.trends).some(({ isFlat }) => !isFlat)) process.exitCode = 1;
}

function told({ tournaments, minutes, different, trends }: Tally): string {
  const lines = Object.entries(trends).map(([measure, { mean, slope, low, high, isFlat }]) => {
    const [middle, from, to] = [slope, low, high].map((value) => value.toFixed(2));
    return `${measure} ${mean.toFixed(1)}, an hour ${middle} (${from} to ${to})${isFlat ? '' : ': GROWS'}\n`;
  });
  return `${tournaments} tournaments in ${minutes.toFixed(1)} minutes, ${different} of another hash\n${lines.join('')}`;
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = error instanceof InvalidValueError ? 2 : 1;
});
