import { rowOf, countOf, createTournamentState, applyEvent } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { layOut } from './layout';
import { centre, fit, keepInView, pan, toScreenX, toScreenY, zoom } from './view';
import { eachVisible, rowAt } from './visible';

const state = createTournamentState();
for (const event of syntheticLog({ generations: 20, births: 40, niches: ['prose', 'verse'] }, seededRandom(2)))
  applyEvent(state, event);
const { lineage } = state;
const layout = layOut(lineage);
const SIZE = { width: 800, height: 500 };
const whole = fit(layout, SIZE);

function visible(view: typeof whole): Set<number> {
  const rows = new Set<number>();
  eachVisible(layout, view, SIZE, (row) => rows.add(row));
  return rows;
}

describe('a view of a tree', () => {
  it('holds everyone when it fits', () => {
    Array.from({ length: countOf(lineage) }).forEach((_, row) => {
      expect(toScreenX(whole, layout.x[row])).toBeGreaterThan(0);
      expect(toScreenX(whole, layout.x[row])).toBeLessThan(SIZE.width);
      expect(toScreenY(whole, lineage.generation.values[row])).toBeLessThan(SIZE.height);
    });
    expect(visible(whole).size).toBe(countOf(lineage));
  });

  it('keeps what lies under the pointer when it is zoomed, and comes back', () => {
    const at = { x: 300, y: 200 };
    const closer = zoom(whole, 4, at);
    expect(closer.x + at.x / closer.across).toBeCloseTo(whole.x + at.x / whole.across, 6);
    expect(closer.y + at.y / closer.down).toBeCloseTo(whole.y + at.y / whole.down, 6);
    const back = zoom(closer, 1 / 4, at);
    expect(back.x).toBeCloseTo(whole.x, 6);
    expect(back.across).toBeCloseTo(whole.across, 6);
  });

  it('goes no further away than all of it, and not off it', () => {
    expect(keepInView(zoom(whole, 0.5, { x: 0, y: 0 }), layout, SIZE)).toEqual(whole);
    const lost = keepInView(pan(zoom(whole, 6, { x: 0, y: 0 }), -1e6, -1e6), layout, SIZE);
    expect(visible(lost).size).toBeGreaterThan(0);
  });

  it('tells who is in view as looking at everyone would', () => {
    const close = zoom(whole, 5, { x: 420, y: 260 });
    const seen = visible(close);
    Array.from({ length: countOf(lineage) }).forEach((_, row) => {
      const x = toScreenX(close, layout.x[row]);
      const y = toScreenY(close, lineage.generation.values[row]);
      if (x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height) expect(seen).toContain(row);
    });
    expect(seen.size).toBeLessThan(countOf(lineage) / 4);
  });

  it('finds the individual under the pointer, and nobody between', () => {
    const row = rowOf(lineage, 't-7-12')!;
    const close = centre(zoom(whole, 6, { x: 0, y: 0 }), SIZE, layout.x[row], 7.5);
    expect(rowAt(layout, close, { x: 400, y: 250 }, () => true)).toBe(row);
    expect(rowAt(layout, close, { x: 400, y: 250 }, () => false)).toBeUndefined();
    expect(rowAt(layout, close, { x: 400, y: 250 + close.down / 2 - 1 }, () => true)).toBeUndefined();
  });
});
