import { placeDemes } from './place-demes';

const named = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, at) => `${prefix}-${at}`);
const NICHES = [
  { niche: 'prose', demes: named(6, 'p') },
  { niche: 'verse', demes: named(2, 'v') },
  { niche: 'sounds', demes: ['sounds'] },
];

it.each([320, 800, 1400])(
  'in %i pixels keeps every circle in the box of its niche, and apart from the others',
  (width) => {
    const { boxes, spots, radius, height } = placeDemes(NICHES, width);
    NICHES.forEach(({ demes }, index) => {
      const box = boxes[index];
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      for (const deme of demes) {
        const { x, y } = spots.get(deme)!;
        expect(x - radius).toBeGreaterThanOrEqual(box.x);
        expect(x + radius).toBeLessThanOrEqual(box.x + box.width);
        expect(y - radius).toBeGreaterThanOrEqual(box.y);
        expect(y + radius).toBeLessThanOrEqual(box.y + box.height);
        for (const other of demes) {
          const { x: otherX, y: otherY } = spots.get(other)!;
          if (other !== deme) expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(1.2 * radius);
        }
      }
    });
  },
);
