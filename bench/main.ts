/** `clade bench`, a program of its own, since the command line knows no engine. */
import { InvalidValueError } from '#base';
import { endWhenRefused } from '../apps/cli/src/streams';
import { benchAdaptation } from './adaptation/adaptation';
import { benchArchives } from './archives/archives';
import { benchArena } from './arena/arena';
import { benchConductor } from './conductor/conductor';
import { benchDashboard } from './dashboard/dashboard';
import { benchEvaluation } from './evaluation/evaluation';
import { benchExpression } from './expression/expression';
import { benchFamilies } from './families/families';
import { benchFeed } from './feed/feed';
import { benchGates } from './gates/gates';
import { benchGrowth } from './growth/growth';
import { benchKernel } from './kernel/kernel';
import { benchPipeline } from './pipeline/pipeline';
import { benchPreference } from './preference/preference';
import { benchProfile } from './profile/profile';
import { benchQueries } from './queries/queries';
import { benchQueue } from './queue/queue';
import { benchRefusals } from './refusals/refusals';
import { benchSampling } from './sample/sample';
import { benchScale } from './scale/scale';
import { benchSessions } from './sessions/sessions';
import { benchTraining } from './train/train';

const BENCHES = new Map([
  ['train', benchTraining],
  ['profile', benchProfile],
  ['sample', benchSampling],
  ['pipeline', benchPipeline],
  ['growth', benchGrowth],
  ['kernel', benchKernel],
  ['adaptation', benchAdaptation],
  ['conductor', benchConductor],
  ['expression', benchExpression],
  ['families', benchFamilies],
  ['gates', benchGates],
  ['scale', benchScale],
  ['sessions', benchSessions],
  ['preference', benchPreference],
  ['evaluation', benchEvaluation],
  ['arena', benchArena],
  ['archives', benchArchives],
  ['feed', benchFeed],
  ['queries', benchQueries],
  ['queue', benchQueue],
  ['dashboard', benchDashboard],
  ['refusals', benchRefusals],
]);

async function main([name, ...args]: readonly string[]): Promise<void> {
  const bench = BENCHES.get(name);
  if (!bench) throw new InvalidValueError('bench', name, `one of ${[...BENCHES.keys()].join(', ')}`);
  process.stdout.write(`${await bench(args)}\n`);
}

endWhenRefused({ out: process.stdout, err: process.stderr }, (code) => process.exit(code));
main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
  process.stderr.write(`${error.message}\n`);
  const isUsage = error instanceof InvalidValueError || error.code?.startsWith('ERR_PARSE_ARGS');
  process.exitCode = isUsage ? 2 : 1;
});
