/** All that a tournament passes through: workers, the Redis between, the conductors' event loops, the database, the line to those who watch. */
import { prngOf } from '#base';
import { Clock } from './clock';
import { type Costs, costOf, type PhaseName } from './costs';
import { type DrawnJob, JobsToDraw } from './draw-jobs';
import { Flow, Tally } from './meters';
import type { Plan } from './plan';
import { Station } from './station';
import { WorkerPool } from './worker-pool';

/** BullMQ's lock on a job, and between two looks at locks that ended: `libs/work-queue/src/bull/serve-bull-queue.ts`. */
const LOCK_SECONDS = 30;
/** Until a machine that was lost is replaced: an assumption. */
const RESTART_SECONDS = 120;
/** Until someone resumes a tournament that paused since its workers were lost again and again: an assumption. */
const RESUME_SECONDS = 600;
/** 10 gigabits a second. */
const LINE_BYTES_A_SECOND = 1.25e9;

export class Plant {
  readonly clock = new Clock();
  readonly jobs: JobsToDraw;
  readonly pool: WorkerPool;
  readonly redis: Station;
  readonly database: Station;
  readonly feedLine: Station;
  readonly conductors: readonly Station[];
  readonly rows = new Flow(this.clock);
  readonly feedBytes = new Flow(this.clock);
  /** Seconds from an individual's result until the barrier that it waits at opens. */
  readonly barrierWaits = new Tally();
  /** Seconds of a generation from when its last training job is taken until its barrier opens. */
  readonly tails = new Tally();
  /** Births of others between a birth and its result, as a share of the tournament's population. */
  readonly staleness = new Tally();
  born = 0;
  died = 0;
  pauses = 0;
  private readonly prng;

  constructor(
    readonly plan: Plan,
    readonly costs: Costs,
  ) {
    const { workers, spread, hoursToLoss, seed, databaseCores, conductors, work } = plan;
    this.prng = prngOf({ seed, generation: 0, subject: 0, purpose: 'plant' });
    this.jobs = new JobsToDraw(costs, work, this.prng);
    this.redis = new Station(this.clock, 1);
    this.database = new Station(this.clock, databaseCores);
    this.feedLine = new Station(this.clock, 1);
    this.conductors = Array.from({ length: conductors }, () => new Station(this.clock, 1));
    const secondsToLoss = hoursToLoss === 0 ? Infinity : 3600 * hoursToLoss;
    const noticeSeconds = [LOCK_SECONDS, 2 * LOCK_SECONDS] as const;
    const settings = { workers, spread, secondsToLoss, noticeSeconds, restartSeconds: RESTART_SECONDS };
    this.pool = new WorkerPool(this.clock, settings, this.prng);
  }

  /** Has a job done for a tournament; whoever makes it fail dies of it, the others are done each alone. */
  work(tournament: number, job: DrawnJob, done: (members: number) => void, taken?: () => void): void {
    this.try(tournament, job, this.prng.chance(1 - (1 - this.plan.poison) ** job.members), done, taken);
  }

  private try(
    tournament: number,
    job: DrawnJob,
    fails: boolean,
    done: (members: number) => void,
    taken?: () => void,
  ): void {
    const { members } = job;
    const half = this.costs.queue.redisSeconds / 2;
    const ended = (how: 'done' | 'failed' | 'lost'): void => {
      const heard = (): void => {
        if (how === 'done') return done(members);
        if (how === 'lost') {
          this.pauses++;
          return this.clock.after(RESUME_SECONDS, () => this.try(tournament, job, fails, done));
        }
        if (members > 1) {
          const alone = { members: 1, seconds: job.seconds / members };
          for (let one = 0; one < members; one++) this.try(tournament, alone, one === 0, done);
          return;
        }
        this.died++;
        done(1);
      };
      this.redis.submit(half, () => this.conductorOf(tournament).submit(this.costs.queue.conductorSeconds, heard));
    };
    const seconds = job.seconds + this.costs.queue.workerSeconds;
    this.redis.submit(half, () => this.pool.submit({ seconds, fails, taken, ended }));
  }

  /** The conductor makes something of so many individuals, and commits it. */
  commit(tournament: number, phase: PhaseName, individuals: number, done: () => void): void {
    this.compute(tournament, phase, individuals, () => this.write(phase, individuals, done));
  }

  compute(tournament: number, phase: PhaseName, individuals: number, done: () => void): void {
    const { conductorSeconds } = costOf(this.costs.phases[phase], individuals);
    this.conductorOf(tournament).submit(conductorSeconds, done);
  }

  write(phase: PhaseName, individuals: number, done: () => void): void {
    const { databaseSeconds, rows, feedBytes } = costOf(this.costs.phases[phase], individuals);
    const watchers = this.plan.subscribers / this.plan.tournaments;
    const written = (): void => {
      this.rows.add(rows);
      this.feedBytes.add(feedBytes);
      this.feedLine.submit((feedBytes * watchers) / LINE_BYTES_A_SECOND, () => undefined);
      done();
    };
    this.database.submit(databaseSeconds, () => this.clock.after(this.plan.flushSeconds, written));
  }

  private conductorOf(tournament: number): Station {
    return this.conductors[tournament % this.conductors.length];
  }
}
