/** Jobs as a conductor would hand them out, drawn from those that were measured. */
import type { Prng } from '#base';
import type { Costs, JobCost } from './costs';

export interface DrawnJob {
  readonly members: number;
  readonly seconds: number;
}

export class JobsToDraw {
  private readonly byKind = new Map<string, readonly JobCost[]>();

  constructor(
    { jobs }: Pick<Costs, 'jobs'>,
    private readonly work: number,
    private readonly prng: Prng,
  ) {
    for (const kind of new Set(jobs.map((job) => job.kind))) {
      this.byKind.set(
        kind,
        jobs.filter((job) => job.kind === kind),
      );
    }
  }

  has(kind: string): boolean {
    return this.byKind.has(kind);
  }

  /** One group, of `most` members at most. Training alone takes longer where there is more work. */
  group(kind: string, most: number): DrawnJob {
    const { members, seconds } = this.prng.pick(this.byKind.get(kind)!);
    const taken = Math.min(members, most);
    const factor = kind === 'train' ? this.work : 1;
    return { members: taken, seconds: (factor * seconds * taken) / members };
  }

  /** Groups until all `individuals` have one, those that last longest first. */
  groups(kind: string, individuals: number): readonly DrawnJob[] {
    const drawn: DrawnJob[] = [];
    for (let left = individuals; left > 0; left -= drawn[drawn.length - 1].members) drawn.push(this.group(kind, left));
    return drawn.sort((a, b) => b.seconds - a.seconds);
  }

  /** One job for all who live in a niche, which takes as long for each of them as one that was measured. */
  ofNiche(kind: string, individuals: number): DrawnJob {
    const { members, seconds } = this.prng.pick(this.byKind.get(kind)!);
    return { members: individuals, seconds: (seconds * individuals) / members };
  }

  /** One job whose time does not grow with who lives there. */
  once(kind: string): DrawnJob {
    const { seconds } = this.prng.pick(this.byKind.get(kind)!);
    return { members: 1, seconds };
  }
}
