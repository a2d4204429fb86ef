/** A short form of `npm run survival`: whoever is killed or cut off at random moments, the lineage is the same. */
import { fork, spawnSync } from 'node:child_process';
import { builtFile } from '#settings';
import { TEST_DATABASE_URL } from '../support/postgres';
import { HAS_REDIS } from '../support/redis';
import type { Tally } from './survive';

jest.setTimeout(900_000);

async function trialOf(...words: string[]): Promise<Tally> {
  const env = { ...process.env, CLADE_LEASE_SECONDS: '5' };
  const trial = fork(builtFile('test/survival/main.js'), [...words, '--json'], { silent: true, execArgv: [], env });
  let [out, err] = ['', ''];
  trial.stdout!.on('data', (text: Buffer) => (out += text.toString()));
  trial.stderr!.on('data', (text: Buffer) => (err += text.toString()));
  const code = await new Promise((resolve) => trial.on('exit', resolve));
  expect([code, code === 0 ? '' : err]).toEqual([0, '']);
  return JSON.parse(out) as Tally;
}

const HAS_SERVERS = HAS_REDIS && TEST_DATABASE_URL !== undefined;
/** Root alone may make hosts of namespaces, and not everywhere. */
const MAY_MAKE_HOSTS = HAS_SERVERS && spawnSync('unshare', ['--net', 'true']).status === 0;

it.each([
  ['embedded', 2, true],
  ['services', 2, HAS_SERVERS],
  ['hosts', 1, MAY_MAKE_HOSTS],
])(
  'gives the lineage of the undisturbed run, each thing once, and a feed without a gap: %s',
  async (deployment, runs, can) => {
    if (!can) return;
    const tally = await trialOf('--runs', `${runs}`, '--seconds', '10', '--deployment', deployment);
    expect(tally).toMatchObject({ runs, sameHash: runs, differentHash: 0, stuck: 0, gaps: 0, doubles: 0 });
    expect(tally.strikes).toBeGreaterThan(0);
  },
);

it('names a deployment that there is none of', () => {
  const words = [builtFile('test/survival/main.js'), '--deployment', 'cloud'];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining('one of embedded, postgres, services, services-postgres, services-stopped, hosts'),
  ]);
});
