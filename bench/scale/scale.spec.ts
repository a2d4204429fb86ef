import { checkAll, type Desk, deviationOf, type MakeDesk, STATION, WORKERS } from './check';
import { Clock } from './clock';
import { erlangC, maximumOfExponentials, waitOfConstant, waitOfExponential } from './closed-forms';
import { type Costs, parseCosts, PHASES } from './costs';
import { Line } from './line';
import { Flow, Level } from './meters';
import type { Plan } from './plan';
import { lineageHash } from './replay';
import { simulate } from './simulate';
import { Station } from './station';

/** Of a check of twenty runs: it fails by chance once in some thousands. */
const FAR = 4;
const CUSTOMERS = 5000;

const NOTHING = { conductorSeconds: 0, databaseSeconds: 0, rows: 0, feedBytes: 0 };
const FREE: Costs = {
  measured: { command: 'none', at: 'never', machine: 'none' },
  jobs: [{ kind: 'train', members: 1, seconds: 1 }],
  phases: Object.fromEntries(
    PHASES.map((name) => [name, { fixed: NOTHING, each: NOTHING, pair: NOTHING }]),
  ) as Costs['phases'],
  queue: { redisSeconds: 0, conductorSeconds: 0, workerSeconds: 0 },
  individual: { keptBytes: 0, walBytes: 0 },
};
const PLAN: Plan = {
  mode: 'generational',
  workers: 4,
  individuals: 400,
  tournaments: 1,
  niches: 1,
  generations: 10,
  work: 1,
  conductors: 1,
  databaseCores: 1,
  flushSeconds: 0,
  subscribers: 10,
  spread: 0,
  hoursToLoss: 0,
  poison: 0,
  seed: 1,
};

describe('the clock', () => {
  it('goes from one event to the next, and of those at one time takes the first that was asked for', () => {
    const clock = new Clock();
    const seen: string[] = [];
    const note = (what: string) => (): void => void seen.push(`${clock.now} ${what}`);
    for (const [seconds, what] of [[3, 'c'], [1, 'a'], [2, 'b'], [1, 'd'], [2, 'e']] as const) clock.after(seconds, note(what)); // prettier-ignore
    clock.after(0, () => clock.after(2.5, note('f')));
    clock.run();
    expect(seen).toEqual(['1 a', '1 d', '2 b', '2 e', '2.5 f', '3 c']);
  });

  it('takes ten thousand in order', () => {
    const clock = new Clock();
    const times: number[] = [];
    for (let at = 0; at < 10_000; at++) clock.after((at * 7919) % 10_007, () => times.push(clock.now));
    clock.run();
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times).toHaveLength(10_000);
  });
});

describe('a line', () => {
  it('is first come, first served, but for who goes ahead', () => {
    const line = new Line<number>();
    for (let item = 0; item < 5000; item++) line.push(item);
    const first = Array.from({ length: 4000 }, () => line.shift());
    expect(first).toEqual(Array.from({ length: 4000 }, (_, item) => item));
    line.pushAhead(-1);
    expect([line.length, line.shift(), line.shift(), line.length]).toEqual([1001, -1, 4000, 999]);
  });
});

describe('meters', () => {
  it('weigh a level by its time', () => {
    const clock = { now: 0 };
    const level = new Level(clock);
    for (const [now, change] of [[6, 1], [8, 1], [10, -2]] as const) level.add(((clock.now = now), change)); // prettier-ignore
    expect(level.mean).toBeCloseTo(0.6, 12); // 6 s at 0, 2 s at 1, 2 s at 2
    expect(level.quantiles([0.5, 0.8, 1])).toEqual([0, 1, 2]);
  });

  it('tell a flow by seconds', () => {
    const clock = { now: 0.5 };
    const flow = new Flow(clock);
    flow.add(3);
    clock.now = 2.25;
    flow.add(5);
    clock.now = 4;
    expect(flow.rates()).toEqual({ mean: 2, p99: 5, most: 5 });
  });
});

describe('closed forms', () => {
  it('have the values of the literature', () => {
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12); // one server: he waits who finds it at work
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12);
    expect(waitOfExponential(1, 0.5, 1)).toBeCloseTo(1, 12);
    expect(waitOfConstant(0.5, 1)).toBeCloseTo(0.5, 12); // half of that
    expect(maximumOfExponentials(3, 2)).toBeCloseTo(2 * (1 + 1 / 2 + 1 / 3), 12);
  });
});

describe.each([
  ['a station', STATION],
  ['workers', WORKERS],
] as const)('%s', (_, make) => {
  it('comes to what queueing theory says', () => {
    for (const check of checkAll(make, CUSTOMERS)) {
      // runs of finite length begin empty, by which a wait is a little short
      const isNear = Math.abs(check.simulated / check.expected - 1) < 0.01;
      expect([check.name, isNear || deviationOf(check) < FAR]).toEqual([check.name, true]);
    }
  });
});

/** Faults, each in all that a desk does; what they do not touch may pass. */
const FAULTS: Readonly<Record<string, MakeDesk>> = {
  'a server too many': (clock, servers) => new Station(clock, servers + 1),
  'work that takes 5 % longer': (clock, servers) => changed(new Station(clock, servers), (seconds) => 1.05 * seconds),
  'work that always takes its mean': (clock, servers) => changed(new Station(clock, servers), () => 1),
  'a wait that leaves out those who did not wait': (clock, servers) => {
    const station = new Station(clock, servers);
    return { ...changed(station, (seconds) => seconds), waits: positive(station) };
  },
  'a queue that is measured by events, not by time': (clock, servers) => {
    const station = new Station(clock, servers);
    return { ...changed(station, (seconds) => seconds), waiting: byEvents(station) };
  },
};

function changed(station: Station, change: (seconds: number) => number): Desk {
  const { waits, waiting } = station;
  return { waits, waiting, submit: (seconds, done) => station.submit(change(seconds), done) };
}

function positive({ waits }: Station): Desk['waits'] {
  let waited = 0;
  const add = waits.add.bind(waits);
  waits.add = (seconds) => {
    if (seconds > 0) waited++;
    add(seconds);
  };
  return {
    get mean() {
      return waits.sum / waited;
    },
  };
}

function byEvents({ waiting }: Station): Desk['waiting'] {
  let [events, total, now] = [0, 0, 0];
  const add = waiting.add.bind(waiting);
  waiting.add = (change) => {
    now += change;
    events++;
    total += now;
    add(change);
  };
  return {
    get mean() {
      return total / events;
    },
  };
}

describe('checks', () => {
  it.each(Object.entries(FAULTS))('find %s', (_, make) => {
    const found = checkAll(make, CUSTOMERS).filter(
      (check) => deviationOf(check) >= FAR && Math.abs(check.simulated / check.expected - 1) >= 0.01,
    );
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('a simulated tournament', () => {
  it('takes as many rounds as jobs of one length need', () => {
    const { seconds, utilisation, births, limit } = simulate(PLAN, FREE);
    expect([seconds, births]).toEqual([100, 400]); // ten generations of 40 jobs of 1 s on 4 workers
    expect(utilisation.workers).toBeCloseTo(1, 12);
    expect(limit).toBe('workers');
  });

  it('waits at barriers: the last of three on four workers', () => {
    const { seconds, utilisation, limit } = simulate({ ...PLAN, individuals: 50, generations: 10 }, FREE);
    expect(seconds).toBe(20); // five jobs on four workers: two rounds
    expect(utilisation.workers).toBeCloseTo(5 / 8, 12);
    expect(limit).toBe('barriers');
  });

  it('waits for whom it has one of', () => {
    const phases = {
      ...FREE.phases,
      recording: { ...FREE.phases.recording, each: { ...NOTHING, databaseSeconds: 1, rows: 3 } },
    };
    const { seconds, limit, rowsASecond } = simulate({ ...PLAN, workers: 1000 }, { ...FREE, phases });
    expect(seconds).toBe(410); // each generation: a second of work, and 40 records one after the other
    expect(limit).toBe('database');
    expect(rowsASecond.mean).toBeCloseTo((3 * 400) / 410, 12);
  });

  it('loses workers, tries again, and comes to its end', () => {
    const { births, losses, wastedShare } = simulate({ ...PLAN, hoursToLoss: 0.01, workers: 10 }, FREE);
    expect(births).toBe(400);
    expect(losses).toBeGreaterThan(0);
    expect(wastedShare).toBeGreaterThan(0);
  });

  it('has those die alone who make their job fail', () => {
    const jobs = [{ kind: 'train', members: 4, seconds: 4 }];
    const { died, births } = simulate({ ...PLAN, poison: 0.1 }, { ...FREE, jobs });
    expect(births).toBe(400);
    expect(died).toBeGreaterThan(10);
    expect(died).toBeLessThan(70);
  });

  it('is the same for the same seed alone', () => {
    const uneven = { ...PLAN, spread: 0.5, hoursToLoss: 0.1 };
    expect(simulate(uneven, FREE)).toEqual(simulate(uneven, FREE));
    expect(simulate({ ...uneven, seed: 2 }, FREE)).not.toEqual(simulate(uneven, FREE));
  });
});

describe('a steady state', () => {
  const UNEVEN: Plan = { ...PLAN, mode: 'steady-state', workers: 8, spread: 0.7 };
  const completionsOf = (plan: Plan): readonly number[] => {
    const completions: number[] = [];
    simulate(plan, FREE, (individual) => completions.push(individual));
    return completions;
  };

  it('keeps workers that are not alike at work where generations wait for the slowest', () => {
    const steady = simulate(UNEVEN, FREE);
    const generational = simulate({ ...UNEVEN, mode: 'generational' }, FREE);
    expect(steady.births).toBe(generational.births);
    expect(steady.utilisation.workers).toBeGreaterThan(generational.utilisation.workers + 0.05);
    expect(steady.barrier.meanWaitSeconds).toBe(0);
  });

  it('has another lineage where workers are others, and the same by the log of completions', () => {
    const logged = completionsOf(UNEVEN);
    const others = completionsOf({ ...UNEVEN, seed: 2 });
    expect([...logged].sort((a, b) => a - b)).toEqual([...others].sort((a, b) => a - b)); // all of them, each once
    const hash = lineageHash(7, 40, logged);
    expect(lineageHash(7, 40, others)).not.toBe(hash);
    expect(lineageHash(7, 40, JSON.parse(JSON.stringify(logged)) as number[])).toBe(hash);
    const wrong = [...logged.slice(0, 100), ...logged.slice(100, 120).reverse(), ...logged.slice(120)];
    expect(lineageHash(7, 40, wrong)).not.toBe(hash);
  });
});

describe('costs', () => {
  it('are read as they were measured', () => expect(parseCosts(JSON.parse(JSON.stringify(FREE)), 'x')).toEqual(FREE));
  it('that are wrong are refused, with all that is wrong', () =>
    expect(() => parseCosts({ ...FREE, jobs: [], queue: { redisSeconds: -1 } }, 'x.json')).toThrow(
      /costs is "x.json"; must be .*jobs: .*queue.redisSeconds: .*queue.conductorSeconds: /,
    ));
});
