import type { GenerationView, Progress } from '#contracts';
import type { Point } from '../charts/series';

/** Bits per character of a niche's leader by generation, on validation: as generations closed, and of the one under way as it goes. */
export function bestCurve(niche: string, closed: readonly GenerationView[], progress: Progress | undefined): Point[] {
  const points = closed.map(({ generation, metrics }): Point => {
    return [generation, metrics.bestBitsPerCharacter?.[niche] ?? NaN];
  });
  const under = progress?.bestBitsPerCharacter[niche];
  const isNew = progress && closed.every(({ generation }) => generation < progress.generation);
  return under === undefined || !isNew ? points : [...points, [progress.generation, under]];
}
