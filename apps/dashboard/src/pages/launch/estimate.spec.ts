import type { TournamentView } from '#contracts';
import { forwardFlopsPerToken } from '#model';
import { estimate } from './estimate';

const config = {
  generations: 5,
  niches: [
    { name: 'a', capacity: 8 },
    { name: 'b', capacity: 6 },
  ],
  breeding: { replacement: { scheme: 'generational', elites: 2 } },
  budget: { trainingFlops: 1e10 },
};

it('counts everyone of the first generation, then all but the elites, who train all the same unless the config says otherwise', () => {
  expect(estimate(config, [])).toMatchObject({ births: 14 + 4 * 10, flops: 70e10, measured: 0 });
  const newbornsAlone = { ...config, heredity: { survivorsTrain: false } };
  expect(estimate(newbornsAlone, [])).toMatchObject({ births: 54, flops: 54e10 });
  expect(estimate({ ...config, breeding: undefined }, [])!.births).toBe(14 + 4 * 12);
});

it.each<[object, number]>([
  [{ scheme: 'generational' }, 12],
  [{ scheme: 'wright-fisher' }, 14],
  [{ scheme: 'plus', parents: 4 }, 6],
  [{ scheme: 'steady-state', births: 2 }, 4],
  [{ scheme: 'moran' }, 2],
])('counts with %j %i births a generation in two demes', (replacement, births) => {
  expect(estimate({ ...config, breeding: { replacement } }, [])!.births).toBe(14 + 4 * births);
});

it('counts by what changes: 16 lives at a quarter, 8 twice at half, 12 at all, 2 of them born before', () => {
  const steps = (values: readonly number[]) => values.map((value, at) => ({ at: [0, 1, 3][at], value }));
  const changing = {
    ...config,
    generations: 4,
    niches: [{ name: 'a', capacity: 16 }],
    environment: [
      { set: 'capacity', course: 'steps', points: steps([16, 8, 12]) },
      { set: 'budget', course: 'steps', points: steps([0.25, 0.5, 1]) },
    ],
  };
  expect(estimate(changing, [])).toMatchObject({ births: 16 + 6 + 6 + 10, flops: (4 + 4 + 4 + 12) * 1e10 });
  expect(estimate({ ...changing, environment: [{ course: 'steps' }] }, [])).toBeNull();
});

it('goes by the tournaments that ran here', () => {
  const ran = { config, individuals: 50, seconds: 100, tokensTrained: 2_500_000 } as unknown as TournamentView;
  const { seconds, tokens, measured } = estimate(config, [ran, ran])!;
  expect(seconds).toBeCloseTo((54 / 50) * 100, 6);
  expect(tokens).toBeCloseTo((54 / 50) * 2_500_000, 3);
  expect(measured).toBe(2);
});

it('does not go by tournaments of far shorter lives', () => {
  const short = { ...config, budget: { trainingFlops: 1e9 } };
  const ran = { config: short, individuals: 50, seconds: 100, tokensTrained: 250_000 } as unknown as TournamentView;
  expect(estimate(config, [ran])!.measured).toBe(0);
});

it.each(['arena', 'learning'])(
  'goes by tournaments with %s where it has that itself, and else by those without',
  (part) => {
    const stored = { ...config, arena: null, learning: null };
    const work = { individuals: 54, seconds: 100, tokensTrained: 2_500_000, vocabularySize: 96 };
    const ran = { config: stored, ...work } as unknown as TournamentView;
    const slow = { ...ran, config: { ...stored, [part]: {} }, seconds: 400 } as TournamentView;
    expect(estimate(config, [ran, slow])!.seconds).toBeCloseTo(100, 6);
    expect(estimate(slow.config, [ran, slow])!.seconds).toBeCloseTo(400, 6);
  },
);

it.each([
  null,
  {},
  { ...config, breeding: { replacement: { scheme: 'none' } } },
  { generations: 3 },
  { ...config, budget: {} },
  { ...config, niches: [{ name: 'a' }] },
])('knows nothing of %j', (incomplete) => {
  expect(estimate(incomplete, [])).toBeNull();
});

it('counts what the arena and learning write, and the time to vote', () => {
  const plain = estimate(config, [])!;
  const arena = { prompts: 2, promptCharacters: 101, sampleCharacters: 500 };
  const architecture = { family: 'gru', context: 32, embedding: 16, width: 48, depth: 2 } as const;
  const searchSpace = Object.fromEntries(
    Object.entries(architecture).map(([locus, value]) => [locus, { values: [value] }]),
  );
  const flopsOf = (more: object, before: TournamentView[] = []): number =>
    estimate({ ...config, ...more }, before)!.flops - plain.flops;
  const written = 5 * 14 * 2 * 600;
  expect(flopsOf({ arena, searchSpace })).toBeCloseTo(written * forwardFlopsPerToken(architecture, 96), -3);
  const ran = { config, vocabularySize: 45, seconds: 0 } as unknown as TournamentView;
  expect(flopsOf({ arena, searchSpace }, [ran])).toBeCloseTo(written * forwardFlopsPerToken(architecture, 45), -3);
  expect(flopsOf({ arena })).toBeGreaterThan(0);
  expect(estimate({ ...config, arena, searchSpace: { width: { values: [1] } } }, [])).toBeNull();
  const voting = estimate({ ...config, arena: { ...arena, votingSeconds: 60 } }, [])!;
  expect(voting.seconds - estimate({ ...config, arena }, [])!.seconds).toBeCloseTo(5 * 60, 6);
  expect(estimate({ ...config, learning: {} }, [])!.flops).toBe(2 * plain.flops);
  expect(estimate({ ...config, learning: { flops: 3e9 } }, [])!.flops).toBe(plain.flops + 70 * 3e9);
});
