/** Where demes stand on their map: niches are boxes in rows, the demes of a niche a ring in its box. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface NicheBox {
  readonly niche: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DemeMap {
  readonly boxes: readonly NicheBox[];
  readonly spots: ReadonlyMap<string, Spot>;
  /** The largest that a circle may be. */
  readonly radius: number;
  readonly height: number;
}

const LEAST_BOX = 250;
const MOST_BOX = 480;
const HEIGHT = 240;
const GAP = 12;
const HEAD = 26;

/** Pixels, in so much width. */
export function placeDemes(
  niches: readonly { readonly niche: string; readonly demes: readonly string[] }[],
  width: number,
): DemeMap {
  const columns = Math.max(1, Math.min(niches.length, Math.floor((width + GAP) / (LEAST_BOX + GAP))));
  const boxWidth = Math.min(MOST_BOX, (width - GAP * (columns - 1)) / columns);
  const spots = new Map<string, Spot>();
  const boxes = niches.map(({ niche, demes }, index) => {
    const x = (index % columns) * (boxWidth + GAP);
    const y = Math.floor(index / columns) * (HEIGHT + GAP);
    const [middleX, middleY] = [x + boxWidth / 2, y + HEAD + (HEIGHT - HEAD) / 2];
    const reach = demes.length === 1 ? { x: 0, y: 0 } : { x: 0.32 * boxWidth, y: demes.length === 2 ? 0 : 62 };
    demes.forEach((deme, at) => {
      const angle = Math.PI + (2 * Math.PI * at) / demes.length;
      spots.set(deme, { x: middleX + reach.x * Math.cos(angle), y: middleY + reach.y * Math.sin(angle) });
    });
    return { niche, x, y, width: boxWidth, height: HEIGHT };
  });
  const most = Math.max(1, ...niches.map(({ demes }) => demes.length));
  const radius = Math.max(7, Math.min(38, (most === 1 ? 70 : 0.9 * boxWidth) / Math.max(2, most)));
  return { boxes, spots, radius, height: Math.ceil(niches.length / columns) * (HEIGHT + GAP) - GAP };
}
