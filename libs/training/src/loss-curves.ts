/** The loss curve of each member of a group, from the losses of its steps. */
import type { LossPointView } from '#contracts';

/** Points of a curve, or one a step where there are fewer. */
const POINTS = 50;

interface StepLoss {
  readonly nats: number;
  readonly entropy: number;
}

/** Each point is the mean of the steps since the point before. Losses are added step by step, in the order of steps. */
export class LossCurves {
  readonly points: LossPointView[][];
  private readonly sums: { steps: number; nats: number; entropy: number }[];
  private readonly interval: number;

  constructor(
    members: number,
    private readonly steps: number,
  ) {
    this.interval = Math.max(1, Math.floor(steps / POINTS));
    this.points = Array.from({ length: members }, () => []);
    this.sums = this.points.map(() => ({ steps: 0, nats: 0, entropy: 0 }));
  }

  /** `step` counts from 1. */
  add(member: number, step: number, { nats, entropy }: StepLoss): void {
    const sum = this.sums[member];
    sum.steps++;
    sum.nats += nats;
    sum.entropy += entropy;
    if (sum.steps < this.interval && step < this.steps) return;
    this.points[member].push({ step, nats: sum.nats / sum.steps, entropyNats: sum.entropy / sum.steps });
    this.sums[member] = { steps: 0, nats: 0, entropy: 0 };
  }
}
