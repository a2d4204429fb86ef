/** What is read off a simulation while it runs. */
import type { Clock } from './clock';

/** A whole number over time, such as a queue's length. */
export class Level {
  private value = 0;
  private since = 0;
  /** Seconds spent at each value. */
  private readonly seconds: number[] = [0];

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  add(change: number): void {
    const { now } = this.clock;
    this.seconds[this.value] = (this.seconds[this.value] ?? 0) + now - this.since;
    this.since = now;
    this.value += change;
  }

  /** Over time. */
  get mean(): number {
    this.add(0);
    let [total, weighted] = [0, 0];
    this.seconds.forEach((seconds, value) => {
      total += seconds;
      weighted += seconds * value;
    });
    return total === 0 ? 0 : weighted / total;
  }

  /** What it was at most for each share of the time. */
  quantiles(shares: readonly number[]): readonly number[] {
    this.add(0);
    const total = this.seconds.reduce((sum, seconds) => sum + seconds, 0);
    return shares.map((share) => {
      let sum = 0;
      for (const [value, seconds] of this.seconds.entries()) {
        sum += seconds ?? 0;
        if (sum >= share * total) return value;
      }
      return this.seconds.length - 1;
    });
  }
}

/** Amounts that come at moments, such as bytes, by seconds of the clock. */
export class Flow {
  total = 0;
  private readonly bySecond: number[] = [];

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  add(amount: number): void {
    const second = Math.floor(this.clock.now);
    while (this.bySecond.length <= second) this.bySecond.push(0);
    this.bySecond[second] += amount;
    this.total += amount;
  }

  /** Amount a second: on average until now, in the second that 99 % of seconds are at most, and in the worst. */
  rates(): { readonly mean: number; readonly p99: number; readonly most: number } {
    const seconds = Math.max(1, Math.ceil(this.clock.now));
    const sorted = Float64Array.from({ length: seconds }, (_, second) => this.bySecond[second] ?? 0).sort();
    const p99 = sorted[Math.ceil(0.99 * seconds) - 1];
    return { mean: this.total / Math.max(this.clock.now, Number.MIN_VALUE), p99, most: sorted[seconds - 1] };
  }
}

/** A mean of what is told. */
export class Tally {
  count = 0;
  sum = 0;

  add(value: number): void {
    this.count++;
    this.sum += value;
  }

  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }
}
