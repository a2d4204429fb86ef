/** How far a running tournament has come, for those who watch: measured with a clock that is handed in, never part of a result. */
import { runningSums } from '#base';
import type { Progress } from '#contracts';
import type { TournamentEnvironment } from './environments';
import type { JobProgress } from './jobs/job';
import { leaderIn, living } from './living';
import { plannedTrainees } from './planned-training';
import type { Individual, Tournament } from './records';

/** The rate is averaged over about this long. */
const RATE_SECONDS = 10;
/** Reports are at least this far apart. */
const REPORT_SECONDS = 0.25;

export class ProgressMeter {
  private generation = 0;
  private trainees = 0;
  private trained = 0;
  private niches: TournamentEnvironment['niches'] = [];
  private individuals: readonly Individual[] = [];
  /** Members of running jobs, times the fraction that is done. */
  private underWay = new Map<symbol, number>();
  private tokensPerSecond = 0;
  private tokensSince = 0;
  private measuredAt: number;
  private reportedAt = -Infinity;
  private readonly startedAt: number;
  /** Trainings planned before each generation, and in all. */
  private readonly planned: readonly number[];
  /** Trainings done before this run. */
  private doneBefore: number | undefined;

  constructor(
    private readonly tournament: Tournament,
    /** Seconds. */
    private readonly clock: () => number,
    private readonly emit: (progress: Progress) => void,
  ) {
    this.startedAt = this.measuredAt = clock();
    this.planned = runningSums(plannedTrainees(tournament.config));
  }

  openGeneration(
    generation: number,
    { niches }: TournamentEnvironment,
    trainees: number,
    waiting: number,
    individuals: readonly Individual[],
  ): void {
    this.generation = generation;
    this.niches = niches;
    this.trainees = trainees;
    this.trained = trainees - waiting;
    this.underWay.clear();
    this.doneBefore ??= this.done();
    this.individuals = individuals;
    this.report();
  }

  /** A listener for the progress of one job over `members`. */
  job(members: number): (progress: JobProgress) => void {
    const key = Symbol('job');
    return ({ fraction, tokens }) => {
      if (fraction < 1) this.underWay.set(key, members * fraction);
      else this.underWay.delete(key);
      this.count(tokens);
      this.reportIfDue();
    };
  }

  trainedMore(members: number, individuals: readonly Individual[]): void {
    this.trained += members;
    this.individuals = individuals;
    if (this.trained === this.trainees) this.report();
    else this.reportIfDue();
  }

  /** Of the fittest in each niche where somebody is trained. */
  private bestBitsPerCharacter(): Record<string, number> {
    const leaders = this.niches.flatMap(({ name, fitness }) => leaderIn(name, living(this.individuals), fitness) ?? []);
    return Object.fromEntries(leaders.map(({ niche, life }) => [niche, life.validation.bitsPerCharacter]));
  }

  private count(tokens: number): void {
    this.tokensSince += tokens;
    const elapsed = this.clock() - this.measuredAt;
    if (elapsed < 1) return;
    const rate = this.tokensSince / elapsed;
    const weight = this.tokensPerSecond === 0 ? 1 : 1 - Math.exp(-elapsed / RATE_SECONDS);
    this.tokensPerSecond += weight * (rate - this.tokensPerSecond);
    this.tokensSince = 0;
    this.measuredAt = this.clock();
  }

  /** Fraction of this generation's training that is done. */
  private fraction(): number {
    const underWay = [...this.underWay.values()].reduce((sum, members) => sum + members, 0);
    return this.trainees === 0 ? 1 : Math.min(1, (this.trained + underWay) / this.trainees);
  }

  /** Trainings done, by plan: of everyone, or of as many as capacity and replacement let be born. */
  private done(): number {
    const [before, after] = this.planned.slice(this.generation, this.generation + 2);
    return before + this.fraction() * (after - before);
  }

  private secondsLeft(): number | null {
    const doneHere = this.done() - (this.doneBefore ?? 0);
    if (doneHere <= 0) return null;
    return ((this.clock() - this.startedAt) / doneHere) * (this.planned[this.planned.length - 1] - this.done());
  }

  private reportIfDue(): void {
    if (this.clock() - this.reportedAt >= REPORT_SECONDS) this.report();
  }

  private report(): void {
    this.reportedAt = this.clock();
    this.emit({
      tournamentId: this.tournament.id,
      generation: this.generation,
      generations: this.tournament.config.generations,
      trained: this.trained,
      trainees: this.trainees,
      fraction: this.fraction(),
      tokensPerSecond: this.tokensPerSecond,
      secondsLeft: this.secondsLeft(),
      bestBitsPerCharacter: this.bestBitsPerCharacter(),
    });
  }
}
