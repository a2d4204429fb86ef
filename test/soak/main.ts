/**
 * Small tournaments one after another, and whether anything that the server holds grows with them.
 * `npm run soak -- --minutes 20 --json`
 */
import { Command } from 'commander';
import { positiveInteger } from '../../bench/positive';
import { withFolder } from '../../bench/with-folder';
import { runProgram } from '../support/run-program';
import { soak, type Tally, UNITS } from './soak';

const program = new Command('npm run soak --')
  .description(
    'let small tournaments live one after another on a server, delete each, and tell whether anything that it holds grows',
  )
  .option('--minutes <minutes>', 'for how long; below 20 much seems to grow that does not', '1')
  .option('--json', 'the tally as JSON', false)
  .addHelpText('after', '\nEnds with 0 if all lineage hashes are the same and nothing grows, else with 1.')
  .action(main);

async function main(values: { readonly minutes: string; readonly json: boolean }): Promise<void> {
  const minutes = positiveInteger('minutes', values.minutes);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const tally = await withFolder((folder) => soak({ minutes, folder, tell }));
  process.stdout.write(values.json ? `${JSON.stringify(tally)}\n` : told(tally));
  if (tally.different > 0 || Object.values(tally.trends).some(({ isFlat }) => !isFlat)) process.exitCode = 1;
}

function told({ tournaments, minutes, different, trends }: Tally): string {
  const lines = Object.entries(trends).map(([measure, { mean, slope, low, high, isFlat }]) => {
    const [middle, from, to] = [slope, low, high].map((value) => value.toFixed(2));
    const unit = UNITS[measure as keyof typeof UNITS];
    return `${measure}: mean ${mean.toFixed(1)}${unit}, slope ${middle}${unit} an hour (95 %: ${from} to ${to})${isFlat ? '' : ': GROWS'}\n`;
  });
  return `${tournaments} tournaments in ${minutes.toFixed(1)} minutes, ${different} of another hash\n${lines.join('')}`;
}

void runProgram(program);
