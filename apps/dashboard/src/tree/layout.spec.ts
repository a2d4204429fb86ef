import { countOf, createTournamentState, applyEvent, NONE } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { layOut } from './layout';

function lineageOf(generations: number, births: number, niches: readonly string[]) {
  const state = createTournamentState();
  for (const event of syntheticLog({ generations, births, niches }, seededRandom(5))) applyEvent(state, event);
  return state.lineage;
}

const NICHES = ['prose', 'verse', 'code'];
const lineage = lineageOf(12, 30, NICHES);
const layout = layOut(lineage);

describe('the layout of a tree', () => {
  it('lists everyone once, by generation and from left to right', () => {
    expect([...layout.order].sort((a, b) => a - b)).toEqual(Array.from({ length: countOf(lineage) }, (_, row) => row));
    for (let generation = 0; generation < layout.generations; generation++) {
      const rows = layout.order.subarray(layout.starts[generation], layout.starts[generation + 1]);
      expect(rows).toHaveLength(90);
      rows.forEach((row, index) => {
        expect(lineage.generation.values[row]).toBe(generation);
        if (index > 0) expect(layout.x[row]).toBeGreaterThan(layout.x[rows[index - 1]]);
      });
    }
  });

  it('keeps every niche in its band, and the bands apart', () => {
    layout.bands.slice(1).forEach(({ left }, index) => expect(left).toBeGreaterThan(layout.bands[index].right));
    Array.from({ length: countOf(lineage) }).forEach((_, row) => {
      const { niche, left, right } = layout.bands[lineage.niche.values[row]];
      expect(niche).toBe(lineage.niches[lineage.niche.values[row]]);
      expect(layout.x[row]).toBeGreaterThan(left);
      expect(layout.x[row]).toBeLessThan(right);
    });
  });

  it('crosses fewer lines of descent than the order of slots would', () => {
    const crossings = (at: (row: number) => number): number => {
      let count = 0;
      for (let generation = 1; generation < layout.generations; generation++) {
        const rows = [...layout.order.subarray(layout.starts[generation], layout.starts[generation + 1])];
        for (const a of rows)
          for (const b of rows) {
            const [over, under] = [lineage.primary.values[a], lineage.primary.values[b]];
            if (at(a) < at(b) && at(over) > at(under)) count++;
          }
      }
      return count;
    };
    expect(crossings((row) => layout.x[row])).toBeLessThan(0.1 * crossings((row) => lineage.slot.values[row]));
  });

  it('is the same for the same births, and stands still above what is born later', () => {
    expect(layOut(lineage)).toEqual(layout);
    const before = layOut(lineageOf(6, 30, NICHES));
    before.order.forEach((row) => expect(layout.x[row]).toBe(before.x[row]));
  });

  it('is drawn for nobody, and for founders alone', () => {
    expect(layOut(createTournamentState().lineage).generations).toBe(0);
    const founders = lineageOf(1, 5, ['prose']);
    expect(founders.primary.values[0]).toBe(NONE);
    expect([...layOut(founders).x].sort((a, b) => a - b)).toEqual([0.5, 1.5, 2.5, 3.5, 4.5]);
  });

  it('takes time in proportion to the births', () => {
    const steps = (count: number): number => {
      const many = lineageOf(count / 500, 250, ['prose', 'verse']);
      let reads = 0;
      const values = new Proxy(many.primary.values, {
        get: (target, key) => {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
          return Reflect.get(target, key, target) as unknown;
        },
      });
      layOut({ ...many, primary: Object.assign(Object.create(many.primary) as typeof many.primary, { values }) });
      return reads;
    };
    expect(steps(10_000)).toBe(2 * steps(5_000));
  });
});
