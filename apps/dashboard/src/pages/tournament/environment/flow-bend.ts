import type { Spot } from './place-demes';

/** Of the distance, to the right of the way; the first that leaves all others alone. */
const BENDS = [0.18, 0.36, 0.54, -0.36];
const LOOKED_AT = [0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85];

/** Where an arrow is bent to, so that it crosses no other deme if that can be. */
export function bendOf(from: Spot, to: Spot, others: Iterable<Spot>, radius: number): Spot {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bent = (bend: number): Spot => ({ x: from.x + dx / 2 - bend * dy, y: from.y + dy / 2 + bend * dx });
  const rest = [...others].filter(({ x, y }) => ![from, to].some((end) => end.x === x && end.y === y));
  const isFree = (middle: Spot): boolean =>
    LOOKED_AT.every((t) => {
      const at = (axis: keyof Spot): number =>
        (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * to[axis];
      return rest.every(({ x, y }) => Math.hypot(x - at('x'), y - at('y')) > radius);
    });
  return BENDS.map(bent).find(isFree) ?? bent(BENDS[0]);
}
