/** Holds the simulation against what queueing theory says of its simplest cases. */
import { mean, prngOf, standardError } from '#base';
import { Clock } from './clock';
import { maximumOfExponentials, waitOfConstant, waitOfExponential } from './closed-forms';
import { Station } from './station';
import { WorkerPool } from './worker-pool';

export interface Check {
  readonly name: string;
  readonly expected: number;
  readonly simulated: number;
  /** Of the simulated mean, over runs that are independent. */
  readonly standardError: number;
}

/** Where customers are served: a station or the workers. */
export interface Desk {
  submit(seconds: number, done: () => void): void;
  readonly waits: { readonly mean: number };
  readonly waiting: { readonly mean: number };
}
export type MakeDesk = (clock: Clock, servers: number) => Desk;

export const STATION: MakeDesk = (clock, servers) => new Station(clock, servers);

export const WORKERS: MakeDesk = (clock, workers) => {
  const settings = { workers, spread: 0, secondsToLoss: Infinity, noticeSeconds: [0, 0], restartSeconds: 0 } as const;
  const pool = new WorkerPool(clock, settings, prngOf({ seed: 0, generation: 0, subject: 0, purpose: 'workers' }));
  return {
    waits: pool.waits,
    waiting: pool.waiting,
    submit: (seconds, done) => pool.submit({ seconds, fails: false, ended: done }),
  };
};

const RUNS = 20;
const CUSTOMERS = 50_000;

/** All of them; `customers` in each of the runs of which a check is the mean. */
export function checkAll(make: MakeDesk, customers = CUSTOMERS): readonly Check[] {
  const queue = (servers: number, arrivals: number, isConstant: boolean) =>
    overRuns((run) => serve(make, { servers, arrivals, isConstant, customers, run }));
  const [single, many, constant] = [queue(1, 0.7, false), queue(8, 6.4, false), queue(1, 0.7, true)];
  const waits = (all: readonly Served[]): readonly number[] => all.map(({ wait }) => wait);
  return [
    check('wait in M/M/1 at load 0.7', waitOfExponential(1, 0.7, 1), waits(single)),
    check('wait in M/M/8 at load 0.8 (Erlang C)', waitOfExponential(8, 6.4, 1), waits(many)),
    check('wait in M/D/1 at load 0.7 (Pollaczek-Khinchin)', waitOfConstant(0.7, 1), waits(constant)),
    check(
      'mean queue of M/M/8 over rate x wait (Little)',
      1,
      many.map(({ wait, queue: depth, rate }) => depth / (rate * wait)),
    ),
    check(
      'last of 100 at a barrier, exponential times',
      maximumOfExponentials(100, 1),
      overRuns((run) => barrier(make, 100, Math.ceil(customers / 100), run)),
    ),
  ];
}

/** Standard errors by which it is off. */
export function deviationOf({ expected, simulated, standardError }: Check): number {
  return Math.abs(simulated - expected) / Math.max(standardError, 1e-9);
}

interface Served {
  readonly wait: number;
  readonly queue: number;
  /** Customers a second, as they came. */
  readonly rate: number;
}

interface Setting {
  readonly servers: number;
  readonly arrivals: number;
  readonly isConstant: boolean;
  readonly customers: number;
  readonly run: number;
}

function serve(make: MakeDesk, { servers, arrivals, isConstant, customers, run }: Setting): Served {
  const clock = new Clock();
  const desk = make(clock, servers);
  const prng = prngOf({ seed: run, generation: 0, subject: servers, purpose: 'check' });
  const exponential = (mean: number): number => -mean * Math.log(1 - prng.uniform());
  let left = customers;
  const arrive = (): void => {
    if (left-- === 0) return;
    desk.submit(isConstant ? 1 : exponential(1), () => undefined);
    clock.after(exponential(1 / arrivals), arrive);
  };
  clock.after(exponential(1 / arrivals), arrive);
  clock.run();
  return { wait: desk.waits.mean, queue: desk.waiting.mean, rate: customers / clock.now };
}

/** Mean seconds until `count` jobs of as many servers are all done. */
function barrier(make: MakeDesk, count: number, rounds: number, run: number): number {
  const clock = new Clock();
  const desk = make(clock, count);
  const prng = prngOf({ seed: run, generation: 1, subject: count, purpose: 'check' });
  let left = rounds;
  const begin = (): void => {
    if (left-- === 0) return;
    let untold = count;
    for (let job = 0; job < count; job++) {
      desk.submit(-Math.log(1 - prng.uniform()), () => --untold === 0 && begin());
    }
  };
  begin();
  clock.run();
  return clock.now / rounds;
}

function overRuns<Result>(run: (seed: number) => Result): readonly Result[] {
  return Array.from({ length: RUNS }, (_, seed) => run(seed + 1));
}

function check(name: string, expected: number, runs: readonly number[]): Check {
  return { name, expected, simulated: mean(runs), standardError: standardError(runs) };
}
