/** Whether a tournament of an archive begins as forks do: with those who were carried over, or, if it is none, with founders. */
import { InvalidValueError } from '#base';
import type { CheckedRows } from './checked-rows';

export class ForkCheck {
  /** The generation that it was forked from; -1 of a tournament that began with founders. */
  readonly at: number;
  private readonly lived = new Set<string>();

  /** Throws an InvalidValueError. */
  constructor({ forkOf, generation, config }: CheckedRows['tournament']) {
    this.at = forkOf?.generation ?? -1;
    const most = Math.min(generation, config.generations - 2);
    if (forkOf && this.at > most) {
      const right = `at most ${most}, the newest opened, and below the last`;
      throw new InvalidValueError('forkOf.generation', this.at, right);
    }
  }

  isCarried({ generation }: { readonly generation: number }): boolean {
    return generation <= this.at;
  }

  life({ individualId, generation }: CheckedRows['life']): void {
    if (!this.isCarried({ generation })) return;
    if (this.lived.has(individualId)) {
      const right = `above ${this.at}: ${individualId} was carried over with one life`;
      throw new InvalidValueError('generation', generation, right);
    }
    this.lived.add(individualId);
  }
}
