/** Adds up the processor time of jobs, as workers tell it. */
export class Stopwatch {
  private seconds = 0;

  get cpuSeconds(): number {
    return this.seconds;
  }

  readonly add = (seconds: number): void => {
    this.seconds += seconds;
  };
}
