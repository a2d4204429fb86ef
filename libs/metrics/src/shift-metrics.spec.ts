import type { Stay } from './ecology/stays';
import { byNames, measure } from './metric';
import { SHIFT_METRICS } from './shift-metrics';
import { lived, memberOf, scoreOf } from './testing/lived';

const generation = (bits: number, flopsSoFar: number) => ({ bits, prequentialBits: bits + 1, flopsSoFar });
const viable = (bits: number) => [
  memberOf(3, 0, { score: scoreOf(bits * Math.LN2), prequentialNats: (bits + 1) * Math.LN2 }),
  memberOf(3, 1, { score: null }),
];
const metricsIn = (stays: readonly Stay[], bits: number) => {
  const change = { stays: { moby: stays }, previous: { computeFlopsSoFar: { all: 300 } }, flops: 100 };
  return byNames(measure(SHIFT_METRICS, 3, lived(viable(bits), change))).metrics;
};

it('adds the generation to the last stay: bits of the viable, and all FLOPs so far', () => {
  const first = { corpus: 'a', generations: [generation(9, 100)] };
  const { generationsSinceShift, recoveryGenerations, recoveryFlops, memorySavedBits } = metricsIn(
    [first, { corpus: 'b', generations: [generation(4, 200), generation(3.5, 300)] }],
    2,
  );
  expect(generationsSinceShift).toEqual({ moby: 2 });
  expect(recoveryGenerations.moby).toBeCloseTo(4 / 3, 12); // half is at 3, a third of the way from 3.5 to 2
  expect(recoveryFlops.moby).toBeCloseTo(400 / 3, 9);
  expect(memorySavedBits).toBeUndefined();
});

it('remembers a text that is back', () => {
  const stays = [
    { corpus: 'a', generations: [generation(5, 100), generation(3, 200)] },
    { corpus: 'b', generations: [generation(4, 300)] },
    { corpus: 'a', generations: [] },
  ];
  const { memorySavedBits, memorySavedPrequentialBits, memoryLostBits, recoveryGenerations } = metricsIn(stays, 3.5);
  for (const saved of [memorySavedBits, memorySavedPrequentialBits]) expect(saved.moby).toBeCloseTo(1.5, 12);
  expect(memoryLostBits.moby).toBeCloseTo(0.5, 12);
  expect(recoveryGenerations).toBeUndefined();
});

it('tells what is forgotten of the text before', () => {
  const stays = {
    moby: [
      { corpus: 'a', generations: [generation(5, 100), generation(3, 200)] },
      { corpus: 'b', generations: [] },
    ],
  };
  const { metrics } = byNames(measure(SHIFT_METRICS, 3, lived(viable(4), { stays, formerBits: { moby: 3.5 } })));
  expect([metrics.formerTextBits, metrics.forgottenBits]).toEqual([{ moby: 3.5 }, { moby: 0.5 }]);
});

it('measures nothing where no text ever changed', () => {
  expect(measure(SHIFT_METRICS, 3, lived(viable(2)))).toEqual([]);
});
