import { estimateEntropyBits } from '#entropy';
import { distanceBetween, meanDistance, variationIn } from './variation';

/** 512 loci, of which every second one has `own`, the others `shared`. */
const lociWith = (own: string) =>
  new Map(Array.from({ length: 512 }, (_, at) => [`${at}`, at % 2 ? [own, own] : ['shared', 'shared']]));
const [NORTH, SOUTH] = [lociWith('north'), lociWith('south')];
const first = (loci: typeof NORTH, count: number) => new Map([...loci].slice(0, count));

it('compares 256 loci at most, spread over all: here each second one', () => {
  expect(variationIn([NORTH, SOUTH])).toMatchObject({ bits: 0, betweenBits: 0 });
  expect(distanceBetween(NORTH, SOUTH)).toBe(0);
  const [north, south] = [first(NORTH, 256), first(SOUTH, 256)];
  expect(variationIn([north, south])!.bits).toBeCloseTo(estimateEntropyBits([2, 2]) / 2, 12);
  expect(distanceBetween(north, south)).toBeCloseTo(Math.sqrt(1 / 2), 12);
});

it('compares 64 pairs of groups at most, spread over all', () => {
  // 136 pairs, of which the 16 first have the first group in them: about every second one is compared
  const groups = [new Map([['a', [1, 1]]]), ...Array.from({ length: 16 }, () => new Map([['a', [2, 2]]]))];
  const compared = Array.from({ length: 64 }, (_, at) => Math.floor((at * 136) / 64));
  expect(meanDistance(groups)).toBeCloseTo(compared.filter((pair) => pair < 16).length / 64, 12);
  expect(compared.filter((pair) => pair < 16).length / 64).not.toBeCloseTo(16 / 136, 12);
});
