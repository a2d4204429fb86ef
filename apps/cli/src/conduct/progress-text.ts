import type { Progress } from '#contracts';
import { count, duration, thousandths } from '../show/quantities';
import { safeLine } from '../show/safe-text';
import { generationOf } from '../show/tournament-text';

/** Of the whole tournament, 0 to 1. */
export function fractionDone({ generation, generations, fraction }: Progress): number {
  return (generation + fraction) / generations;
}

/** `generation 3/7, 12/16 trained, 130,245 tokens/s, 1 min 20 s left, best prose 2.413 verse 2.622 bits/char` */
export function progressText(progress: Progress): string {
  const best = Object.entries(progress.bestBitsPerCharacter).map(([niche, bits]) => `${niche} ${thousandths(bits)}`);
  return safeLine(
    [
      `generation ${generationOf(progress.generation, progress.generations)}`,
      `${progress.trained}/${progress.born} trained`,
      `${count(progress.tokensPerSecond)} tokens/s`,
      ...(progress.secondsLeft === null ? [] : [`${duration(progress.secondsLeft)} left`]),
      // Last, since a narrow terminal cuts what it has no room for.
      ...(best.length > 0 ? [`best ${best.join(' ')} bits/char`] : []),
    ].join(', '),
  );
}
