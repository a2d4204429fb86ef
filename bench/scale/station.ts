import type { Clock } from './clock';
import { Line } from './line';
import { Level, Tally } from './meters';

interface Piece {
  readonly seconds: number;
  readonly since: number;
  readonly done: () => void;
}

/** Servers alike, which take one piece of work each, in the order in which they come: a database, an event loop, a Redis. */
export class Station {
  /** Pieces that wait. */
  readonly waiting: Level;
  /** Seconds that a piece waits. */
  readonly waits = new Tally();
  /** Of all servers. */
  busySeconds = 0;
  private readonly line = new Line<Piece>();
  private busy = 0;

  constructor(
    private readonly clock: Clock,
    readonly servers: number,
  ) {
    this.waiting = new Level(clock);
  }

  submit(seconds: number, done: () => void): void {
    const piece = { seconds, since: this.clock.now, done };
    if (this.busy < this.servers) return this.begin(piece);
    this.line.push(piece);
    this.waiting.add(1);
  }

  /** Share of the time that its servers are at work. */
  get utilisation(): number {
    return this.clock.now === 0 ? 0 : this.busySeconds / (this.servers * this.clock.now);
  }

  private begin({ seconds, since, done }: Piece): void {
    this.waits.add(this.clock.now - since);
    this.busy++;
    this.busySeconds += seconds;
    this.clock.after(seconds, () => {
      this.busy--;
      const next = this.line.shift();
      if (next) {
        this.waiting.add(-1);
        this.begin(next);
      }
      done();
    });
  }
}
