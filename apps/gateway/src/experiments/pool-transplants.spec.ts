import { type TransplantView, experimentConfigSchema } from '#contracts';
import type { CellState } from '#tournament';
import { poolTransplants } from './pool-transplants';

const CONFIG = experimentConfigSchema.parse({
  name: 'Three',
  base: {},
  arms: [{ name: 'a' }, { name: 'b' }],
  seeds: [1, 2],
});
const ASKED = { replicates: 5, genomes: 'champion' } as const;

/** One of arm `a` or `b` that has finished. */
const cell = (tournamentId: string, arm: string, seed: number): CellState => ({
  tournamentId,
  arm,
  seed,
  levels: {},
  status: 'finished',
  reason: null,
  hasBegun: true,
  closed: 3,
  generations: 3,
  niches: ['moby', 'sotu'],
  demes: ['moby', 'sotu'],
  champions: [],
  communities: [],
  flops: 100,
  trainingFlops: 90,
  seconds: 1,
  lineageHash: 'f00d',
  engine: 'onnx',
  processor: 'a processor',
});

/** A transplant in which locals save `bits` in moby, and twice that in sotu. */
function saving(bits: number, change: object = {}): TransplantView {
  const told = (mean: number) => ({ mean, deviation: null, interval: null, of: 5 });
  const found = {
    localMinusForeign: [
      { niche: 'moby', bits: told(bits) },
      { niche: 'sotu', bits: told(2 * bits) },
    ],
    interaction: told(1.5 * bits),
  };
  const result = { raised: found, champions: { ...found, interaction: null } };
  const ran = { engine: 'native', processor: 'one', createdAt: '2025-03-01T14:05:00.000Z' };
  return { ...ASKED, ...ran, status: 'finished', generation: 2, result, ...change } as unknown as TransplantView;
}

const CELLS = [cell('a1', 'a', 1), cell('b1', 'b', 1), cell('a2', 'a', 2), cell('b2', 'b', 2)];
const KEPT = new Map([
  ['a1', [saving(9), saving(0.2)]],
  ['b1', [saving(0.1)]],
  ['a2', [saving(0.4), saving(9, { status: 'cancelled' })]],
  ['b2', [saving(0.1), saving(9, { generation: 1 }), saving(9, { replicates: 2 }), saving(9, { genomes: 'living' })]],
]);

it('counts each tournament once, with the newest transplant that was asked for alike, and pairs arms by seed', () => {
  const { pooled, waiting } = poolTransplants(CONFIG, CELLS, KEPT, ASKED);
  expect(waiting).toEqual([]);
  expect(pooled.map(({ of, niche }) => [of, niche])).toEqual(
    ['raised', 'champions'].flatMap((of) => [null, 'moby', 'sotu'].map((niche) => [of, niche])),
  );
  const [interaction, moby] = pooled;
  expect(moby.rows[0]).toMatchObject({ arm: 'a', seeds: 2, differenceTo: 'b', isFinal: true, isGain: false });
  expect(moby.rows[0].mean).toBeCloseTo(0.3, 12);
  expect(moby.rows[0].difference).toBeCloseTo(0.2, 12); // 0.1 and 0.3
  expect(moby.rows[0].differenceInterval![1]).toBeCloseTo(0.2 + 76.39 * 0.1, 3); // of 1 - 0.05 / 6: six are told
  expect(interaction.rows[0].mean).toBeCloseTo(0.45, 12);
  expect(pooled[3].rows[0]).toMatchObject({
    mean: null,
    reason: expect.stringContaining('no transplant with a value'),
  });
});

it('names those that wait for one, and gives no verdict without them', () => {
  const running = { ...CELLS[2], status: 'running' } as const;
  const { pooled, waiting } = poolTransplants(CONFIG, [CELLS[0], CELLS[1], running, CELLS[3]], new Map([...KEPT].slice(0, 2)), ASKED); // prettier-ignore
  expect(waiting).toEqual(['b2']);
  expect(pooled[1].rows[0]).toMatchObject({ pairs: 1, isFinal: false });
});

it('pools what ran on one engine and processor alone, as the newest did', () => {
  const later = saving(0.3, { engine: 'onnx', createdAt: '2025-03-02T14:05:00.000Z' });
  const { engine, processor, waiting, pooled } = poolTransplants(CONFIG, CELLS, new Map([...KEPT, ['a2', [saving(0.4), later]]]), ASKED); // prettier-ignore
  expect([engine, processor, waiting]).toEqual(['onnx', 'one', ['a1', 'b1', 'b2']]);
  expect(pooled[1].rows[0]).toMatchObject({ seeds: 1, mean: 0.3 });
});
