import { mean, prngOf, standardError } from '#base';
import { geneCoalescence, pedigreeCoalescence } from './coalescence';
import { bornOf, LOCI, mated, tableOf } from './testing/births';

const FOUNDERS = [bornOf('k-0-0'), bornOf('k-0-1')];

it('follows each gene to the parent that gave it, and stays in those who live on', () => {
  const child = bornOf('k-1-0', 'k-0-0', 'k-0-1', ['b']);
  const table = tableOf(FOUNDERS, [child]);
  const living = [FOUNDERS[0], child]; // a founder lives on beside its child
  expect(geneCoalescence(table, living, 1, 0)).toEqual({ generations: 1, lineages: 1 });
  expect(geneCoalescence(table, living, 1, 1)).toEqual({ generations: null, lineages: 2 });
  expect(pedigreeCoalescence(table, living, 1)).toBe(1);
  expect(pedigreeCoalescence(table, [...living, FOUNDERS[1]], 1)).toBeNull();
});

it('takes one alone for its own ancestor, and finds none where founders are different', () => {
  const table = tableOf(FOUNDERS);
  expect(geneCoalescence(table, FOUNDERS.slice(1), 0, 0)).toEqual({ generations: 0, lineages: 1 });
  expect(pedigreeCoalescence(table, FOUNDERS.slice(1), 0)).toBe(0);
  expect(geneCoalescence(table, FOUNDERS, 0, 0)).toEqual({ generations: null, lineages: 2 });
  expect(pedigreeCoalescence(table, FOUNDERS, 0)).toBeNull();
});

it('agrees with walks over the pedigree, of more individuals than a word has bits', () => {
  for (const [seed, size] of [6, 13, 40].entries()) {
    const prng = prngOf({ seed, generation: 0, subject: 0, purpose: 'coalescence.spec' });
    const generations = Array.from({ length: 10 }, (_, generation) => mated(generation, size, prng));
    const table = tableOf(...generations);
    const byId = new Map(generations.flat().map((one) => [one.id, one]));
    const living = generations[9];
    const lineOf = (id: string, line = new Set<string>()): ReadonlySet<string> => {
      if (!line.has(id)) for (const parent of byId.get(id)!.parents) lineOf(parent.id, line.add(id));
      return line.add(id);
    };
    const lines = living.map(({ id }) => lineOf(id));
    const common = [...lines[0]].filter((id) => lines.every((line) => line.has(id)));
    const youngest = Math.max(...common.map((id) => Number(id.split('-')[1])));
    expect(pedigreeCoalescence(table, living, 9)).toBe(common.length > 0 ? 9 - youngest : null);
    const traced = (id: string, locus: string): string => {
      const giver = byId.get(id)!.parents.find(({ genes }) => genes.includes(locus));
      return giver ? traced(giver.id, locus) : id;
    };
    for (const [at, locus] of LOCI.entries()) {
      const founders = new Set(living.map(({ id }) => traced(id, locus)));
      const { generations: back, lineages } = geneCoalescence(table, living, 9, at);
      expect([lineages, back === null]).toEqual([founders.size, founders.size > 1]);
    }
  }
});

/** Expected generations until k lineages of a Wright-Fisher population of N are one, by its transition matrix. */
function expectedGenerations(k: number, N: number): number {
  const known = [0, 0];
  for (let from = 2; from <= k; from++) {
    let stay = 0;
    let later = 1;
    // S(from, to) N! / (N - to)! / N^from: `from` children of `to` different parents
    for (let to = 1; to <= from; to++) {
      let chance = stirling(from, to) / N ** from;
      for (let taken = 0; taken < to; taken++) chance *= N - taken;
      if (to === from) stay = chance;
      else later += chance * known[to];
    }
    known[from] = later / (1 - stay);
  }
  return known[k];
}

function stirling(n: number, k: number): number {
  if (n === k) return 1;
  return k === 0 || k > n ? 0 : k * stirling(n - 1, k) + stirling(n - 1, k - 1);
}

it('takes a gene as long to have one ancestor as theory says, and a pedigree far shorter (each errs once in 10,000)', () => {
  const size = 6;
  const generations = 60;
  const times: number[] = [];
  const pedigrees: number[] = [];
  for (let seed = 0; seed < 1200; seed++) {
    const prng = prngOf({ seed, generation: 1, subject: 0, purpose: 'coalescence.spec' });
    const born = Array.from({ length: generations }, (_, generation) => mated(generation, size, prng));
    const table = tableOf(...born);
    const living = born[generations - 1];
    const found = LOCI.map((_, locus) => geneCoalescence(table, living, generations - 1, locus).generations ?? NaN);
    times.push(mean(found.filter(Number.isFinite))); // two in a million have none yet
    pedigrees.push(pedigreeCoalescence(table, living, generations - 1)!);
  }
  const exact = expectedGenerations(size, size);
  expect(Math.abs(mean(times) - exact) / standardError(times)).toBeLessThan(3.9);
  expect(standardError(times)).toBeLessThan(exact / 50); // a bias of a tenth would be seen
  expect(mean(pedigrees)).toBeLessThan(exact / 2);
});
