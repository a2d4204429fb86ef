/** How far a running tournament has come, for those who watch: measured with a clock that is handed in, never part of a result. */
import { sum } from '#base';
import type { Progress } from '#contracts';
import { plannedBirths } from '#evolution';
import { demesOf } from './demes';
import type { JobProgress } from './jobs/job';
import { leaderIn, living } from './living';
import type { Individual, Tournament } from './records';

/** The rate is averaged over about this long. */
const RATE_SECONDS = 10;
/** Reports are at least this far apart. */
const REPORT_SECONDS = 0.25;

export class ProgressMeter {
  private generation = 0;
  private born = 0;
  private trained = 0;
  private individuals: readonly Individual[] = [];
  /** Members of running jobs, times the fraction that is done. */
  private underWay = new Map<symbol, number>();
  private tokensPerSecond = 0;
  private tokensSince = 0;
  private measuredAt: number;
  private reportedAt = -Infinity;
  private readonly startedAt: number;
  /** Births trained before this run. */
  private doneBefore: number | undefined;

  constructor(
    private readonly tournament: Tournament,
    /** Seconds. */
    private readonly clock: () => number,
    private readonly emit: (progress: Progress) => void,
  ) {
    this.startedAt = this.measuredAt = clock();
  }

  openGeneration(generation: number, born: number, waiting: number, individuals: readonly Individual[]): void {
    this.generation = generation;
    this.born = born;
    this.trained = born - waiting;
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
    if (this.trained === this.born) this.report();
    else this.reportIfDue();
  }

  /** Of the fittest in each niche where somebody is trained. */
  private bestBitsPerCharacter(): Record<string, number> {
    const { niches, fitness } = this.tournament.config;
    const leaders = niches.flatMap(({ name }) => leaderIn(name, living(this.individuals), fitness) ?? []);
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
    return this.born === 0 ? 1 : Math.min(1, (this.trained + underWay) / this.born);
  }

  /** Births trained, by plan: as many as capacity and replacement let be born. */
  private done(): number {
    return this.bornBefore(this.generation) + this.fraction() * this.bornIn(this.generation);
  }

  private bornBefore(generation: number): number {
    return sum(Array.from({ length: generation }, (_, earlier) => this.bornIn(earlier)));
  }

  private bornIn(generation: number): number {
    const { config } = this.tournament;
    const { replacement } = config.breeding;
    return sum(demesOf(config).map(({ capacity }) => plannedBirths(replacement, capacity, generation)));
  }

  private secondsLeft(): number | null {
    const doneHere = this.done() - (this.doneBefore ?? 0);
    if (doneHere <= 0) return null;
    return (
      ((this.clock() - this.startedAt) / doneHere) * (this.bornBefore(this.tournament.config.generations) - this.done())
    );
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
      born: this.born,
      fraction: this.fraction(),
      tokensPerSecond: this.tokensPerSecond,
      secondsLeft: this.secondsLeft(),
      bestBitsPerCharacter: this.bestBitsPerCharacter(),
    });
  }
}
