/** The clock of a discrete-event simulation: it stands still while something happens, and then goes on to what is next. */

interface Event {
  /** Seconds. */
  readonly time: number;
  readonly order: number;
  readonly action: () => void;
}

export class Clock {
  /** Seconds since the beginning. */
  now = 0;
  /** A binary heap: what is next is first, and nothing comes before its parent, which is at half its place. */
  private readonly events: Event[] = [];
  private order = 0;

  /** Of two actions at one time, that which was asked for first comes first. */
  after(seconds: number, action: () => void): void {
    const { events } = this;
    const event = { time: this.now + seconds, order: this.order++, action };
    let at = events.length;
    for (; at > 0; at = (at - 1) >> 1) {
      const parent = events[(at - 1) >> 1];
      if (!isBefore(event, parent)) break;
      events[at] = parent;
    }
    events[at] = event;
  }

  /** Ends when nothing is left to happen, or it was stopped. */
  run(): void {
    for (let next = this.take(); next; next = this.take()) {
      this.now = next.time;
      next.action();
    }
  }

  /** What was to happen does not. */
  stop(): void {
    this.events.length = 0;
  }

  private take(): Event | undefined {
    const { events } = this;
    const [first] = events;
    const last = events.pop();
    if (!last || events.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= events.length) break;
      if (child + 1 < events.length && isBefore(events[child + 1], events[child])) child++;
      if (!isBefore(events[child], last)) break;
      events[at] = events[child];
      at = child;
    }
    events[at] = last;
    return first;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}
