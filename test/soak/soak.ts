/** Lets small tournaments live one after another on one server, deletes each, and looks at what the server holds after it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { createApiClient } from '#client';
import { builtFile } from '#settings';
import { environmentOf } from '../../bench/environment-of';
import { finished, until, uploadCorpora } from '../e2e/support/small-tournament';
import { childrenOf } from '../support/children';
import { SURVIVAL_CONFIG } from '../survival/tournament';
import type { Held } from '../fuzz/measured-gateway.main';
import { type Trend, trendOf } from './trend';

const MAIN = builtFile('test/fuzz/measured-gateway.main.js');
const MEBIBYTE = 2 ** 20;
/** Compiled code grows for an hour, and would hide what else does. */
const NOT_COMPILED = ['--no-opt', '--no-maglev', '--no-sparkplug'];
/** After a deletion, until files are swept and workers are idle. */
const REST_MILLISECONDS = 500;
/** Of the samples: all is compiled and cached by then. */
const WARM_UP = 1 / 3;
const LEAST_SAMPLES = 6;

/** What is looked at, of the server without its workers but where it says so, and growth an hour that does not matter. */
const NEGLIGIBLE = {
  heapMiB: 1,
  handles: 1,
  openFiles: 1,
  children: 0.5,
  childrenMiB: 50,
  tablesMiB: 1,
  logMiB: 32, // comes and goes in segments of 16 MiB
  otherFilesMiB: 1,
};
type Measure = keyof typeof NEGLIGIBLE;

/** Of each measure; those without are counts. */
export const UNITS: Readonly<Record<Measure, string>> = {
  heapMiB: ' MiB',
  handles: '',
  openFiles: '',
  children: '',
  childrenMiB: ' MiB',
  tablesMiB: ' MiB',
  logMiB: ' MiB',
  otherFilesMiB: ' MiB',
};
const MEASURES = Object.keys(NEGLIGIBLE) as Measure[];
type Sample = Readonly<Record<Measure, number>> & { readonly hours: number };

export interface Tally {
  readonly minutes: number;
  readonly tournaments: number;
  /** Those that did not finish with the lineage hash of the first. */
  readonly different: number;
  readonly trends: Readonly<Record<Measure, Trend>>;
}

export interface Options {
  readonly minutes: number;
  readonly folder: string;
  /** Told of each tournament. */
  readonly tell: (line: string) => void;
}

export async function soak({ minutes, folder, tell }: Options): Promise<Tally> {
  const server = fork(MAIN, {
    env: { ...environmentOf(folder), CLADE_WORKERS: '1' },
    execArgv: ['--expose-gc', ...NOT_COMPILED],
  });
  const ended = once(server, 'exit').then(() => Promise.reject(new Error('the server ended')));
  ended.catch(() => undefined);
  const heard = async <Message>(): Promise<Message> =>
    ((await Promise.race([once(server, 'message'), ended])) as [Message])[0];
  const api = createApiClient(await heard<string>());
  await uploadCorpora(api);
  const begun = performance.now();
  const hours = (): number => (performance.now() - begun) / 3_600_000;
  const hashes: (string | null)[] = [];
  const samples: Sample[] = [];
  while (hours() * 60 < minutes || samples.length < LEAST_SAMPLES) {
    const { id } = await api.launch({ config: SURVIVAL_CONFIG, seed: 5 });
    hashes.push((await until(api, id, finished)).lineageHash);
    await api.removeTournament(id);
    await after(REST_MILLISECONDS);
    const held = heard<Held>();
    server.send('held');
    const sample = { hours: hours(), ...(await looked(server.pid!, folder, await held)) };
    samples.push(sample);
    tell(JSON.stringify(sample));
  }
  server.disconnect();
  await ended.catch(() => undefined);
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  const trend = (measure: Measure): Trend =>
    trendOf(
      warm.map((sample) => [sample.hours, sample[measure]]),
      NEGLIGIBLE[measure],
    );
  return {
    minutes: hours() * 60,
    tournaments: hashes.length,
    different: hashes.filter((hash) => hash !== hashes[0]).length,
    trends: Object.fromEntries(MEASURES.map((measure) => [measure, trend(measure)])) as Tally['trends'],
  };
}

async function looked(pid: number, folder: string, { heapBytes, handles }: Held): Promise<Omit<Sample, 'hours'>> {
  const children = await childrenOf(pid);
  const database = path.join(folder, 'database');
  const [all, inDatabase, log] = await Promise.all([folder, database, path.join(database, 'pg_wal')].map(bytesIn));
  return {
    heapMiB: heapBytes / MEBIBYTE,
    handles,
    openFiles: (await readdir(`/proc/${pid}/fd`)).length,
    children: children.length,
    childrenMiB: (await Promise.all(children.map(residentKibibytes))).reduce((sum, each) => sum + each, 0) / 1024,
    tablesMiB: (inDatabase - log) / MEBIBYTE,
    logMiB: log / MEBIBYTE,
    otherFilesMiB: (all - inDatabase) / MEBIBYTE,
  };
}

async function residentKibibytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
}

/** Files that are gone meanwhile count nothing. */
async function bytesIn(folder: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const sizes = files.map(({ parentPath, name }) =>
    stat(path.join(parentPath, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
