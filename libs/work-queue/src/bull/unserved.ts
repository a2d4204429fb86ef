import type { Queue } from 'bullmq';
import type { QueueName } from '#tournament';

/** That jobs of a queue wait, and no service takes them: none is there, or none that computes alike. */
export type TellUnserved = (queue: QueueName, jobs: number) => void;

/** Tells once of each queue that no service serves, and again where one came and went. */
export class Unserved {
  private readonly told = new Set<QueueName>();

  constructor(private readonly tell: TellUnserved) {}

  /** `jobs` are those that are waited for. Throws where what holds them is away. */
  async look(name: QueueName, queue: Pick<Queue, 'getWorkersCount'>, jobs: number): Promise<void> {
    if (jobs === 0) return;
    if ((await queue.getWorkersCount()) > 0) return void this.told.delete(name);
    if (this.told.has(name)) return;
    this.told.add(name);
    this.tell(name, jobs);
  }
}
