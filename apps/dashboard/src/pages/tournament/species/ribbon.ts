/** A line as thick as a species has members, of no more corners than pixels. */

interface Ribbon {
  /** Of the first generation, and of one generation, in pixels. */
  readonly left: number;
  readonly step: number;
  readonly y: number;
  /** Half of the thickness, in pixels. */
  readonly halfOf: (members: number) => number;
}

/** As an SVG path. Generations that share a pixel have the most members of them. */
export function ribbonPath(members: readonly number[], { left, step, y, halfOf }: Ribbon): string {
  const every = Math.max(1, Math.ceil(1 / step));
  const steps: [x: number, half: number][] = [];
  for (let at = 0; at < members.length; at += every) {
    let most = 0;
    for (let one = at; one < Math.min(members.length, at + every); one++) most = Math.max(most, members[one]);
    const half = halfOf(most);
    if (steps.at(-1)?.[1] !== half) steps.push([left + at * step, half]);
  }
  const end = left + members.length * step;
  const upper = steps.map(([x, half], index) => {
    const right = steps[index + 1]?.[0] ?? end;
    return `${round(x)} ${round(y - half)}H${round(right)}`;
  });
  const lower = steps.map(([x, half], index) => {
    const right = steps[index + 1]?.[0] ?? end;
    return `${round(right)} ${round(y + half)}H${round(x)}`;
  });
  return steps.length === 0 ? '' : `M${[...upper, ...lower.reverse()].join('L')}Z`;
}

const round = (pixels: number): number => Math.round(10 * pixels) / 10;
