import { prngOf } from '#base';
import { DEFAULT_SEARCH_SPACE } from './search-space';
import { growth } from './growth';
import { MODULE_LOCI } from './module-loci';
import { compileLoci, genesOf, genomeIn } from './loci';
import { randomGenome } from './random-genome';
import type { Genome } from './genome';

const loci = compileLoci(DEFAULT_SEARCH_SPACE);
const stream = prngOf({ seed: 3, generation: 0, subject: 'growth', purpose: 'bench' });
const one = { ...randomGenome(DEFAULT_SEARCH_SPACE, stream), family: 'gru', context: 16, width: 32, depth: 1 };

/** What became of a genome, by the locus that changed; 'none' where it is as it was. */
function grown(genome: Genome, rate: number, times: number): ReadonlyMap<string, number> {
  const grow = growth(loci, rate);
  const counts = new Map<string, number>();
  for (let turn = 0; turn < times; turn++) {
    const genes = genesOf(loci, [genome]);
    grow(genes, 0, stream);
    const child = genomeIn(loci, genes, 0);
    const changed = Object.keys(child).filter((name) => child[name] !== genome[name]);
    expect(changed.length).toBeLessThan(2);
    const [name = 'none'] = changed;
    if (name !== 'none') expect(indexOf(name, child)).toBe(indexOf(name, genome) + 1);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function indexOf(name: string, genome: Genome): number {
  const locus = DEFAULT_SEARCH_SPACE.find((each) => each.name === name)!;
  return (locus as { readonly values: readonly unknown[] }).values.indexOf(genome[name]);
}

it('grows as often as it should, at each locus that the family expresses alike', () => {
  const counts = grown({ ...one, embedding: 16 }, 0.6, 10_000);
  expect([...counts.keys()].sort()).toEqual(['context', 'depth', 'embedding', 'none', 'width']);
  const parts = { none: 0.4, context: 0.15, width: 0.15, depth: 0.15, embedding: 0.15 };
  const chiSquare = Object.entries(parts).reduce(
    (sum, [name, part]) => sum + (counts.get(name)! - 10_000 * part) ** 2 / (10_000 * part),
    0,
  );
  expect(chiSquare).toBeLessThan(18.47); // of 4 degrees of freedom, p = 0.001
});

it('grows where there is room, and leaves what is as large as the space lets it be', () => {
  const full = { ...one, context: 64, width: 128, depth: 3 };
  expect([...grown({ ...full, embedding: 48 }, 1, 20).keys()]).toEqual(['embedding']);
  expect([...grown({ ...full, embedding: 64 }, 1, 20).keys()]).toEqual(['none']);
});

it('leaves what is conserved as it is', () => {
  const { embedding: _, ...sizes } = { context: 16, width: 32, depth: 1, embedding: 16 };
  const genes = genesOf(loci, [{ ...one, embedding: 16 }]);
  growth(compileLoci(DEFAULT_SEARCH_SPACE, Object.keys(sizes)), 1)(genes, 0, stream);
  expect(genomeIn(loci, genes, 0)).toEqual({ ...one, embedding: 32 });
});

it('gives modules more hidden units only where there are modules', () => {
  const full = { ...one, context: 64, width: 128, depth: 3, embedding: 64, adapterRank: 2, adapterPlace: 1 };
  const space = [...DEFAULT_SEARCH_SPACE, ...MODULE_LOCI];
  const ranked = compileLoci(space, ['modules']);
  const rankAfter = (modules: number): unknown => {
    const genes = genesOf(ranked, [{ ...full, modules }]);
    growth(ranked, 1)(genes, 0, stream);
    return genomeIn(ranked, genes, 0).adapterRank;
  };
  expect([0, 2, 8].map(rankAfter)).toEqual([2, 4, 4]);
});

it('changes and draws nothing at rate 0, and refuses what is no probability', () => {
  const drawn = prngOf({ seed: 4, generation: 0, subject: 'growth', purpose: 'bench' });
  const other = prngOf({ seed: 4, generation: 0, subject: 'growth', purpose: 'bench' });
  growth(loci, 0)(genesOf(loci, [one]), 0, drawn);
  expect(drawn.uint32()).toBe(other.uint32());
  expect(() => growth(loci, 1.5)).toThrow('rate is 1.5; must be a number from 0 to 1');
});
