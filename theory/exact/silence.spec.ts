import { type Bounds, CHROMATIN_BOUNDS } from '#regulation';
import { birthsUntilOpen } from './silence';

const GENES = { maintenance: 1, collaboration: 0, deNovo: 0, reset: 0.05, acetylKept: 0.5, acetylPassed: 0.5 };

it('is geometric where marks are never lost but in the germline', () => {
  expect(birthsUntilOpen(4, GENES, 3)).toBeCloseTo(1 / GENES.reset, 5);
});

it('counts births whose copies have too few marks, by hand', () => {
  // one site that nothing maintains is open where its birth leaves it no strand: from two strands never, from one half of the time; a life leaves two strands one
  const genes = { ...GENES, maintenance: 0, reset: 0 };
  expect(birthsUntilOpen(1, genes, 0)).toBeCloseTo(1 + 2, 6);
  expect(birthsUntilOpen(1, { ...genes, reset: 0.5 }, 0)).toBeCloseTo(1 + 0.5 / (1 - 0.25), 6);
});

it('ends in 100 births at most on average, with each rate at either of its bounds', () => {
  const { maintenance, collaboration, deNovo, reset } = CHROMATIN_BOUNDS;
  const ends = ({ low, high }: Bounds): number[] => [low, high];
  const times = ends(maintenance).flatMap((kept) =>
    ends(collaboration).flatMap((together) =>
      ends(deNovo).map((set) => {
        const genes = { ...GENES, maintenance: kept, collaboration: together, deNovo: set, reset: reset.low };
        return birthsUntilOpen(4, genes, 2);
      }),
    ),
  );
  expect(Math.max(...times)).toBeLessThan(100);
  expect(Math.max(...times)).toBeCloseTo(99.794, 3);
});
