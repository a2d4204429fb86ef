/** Operators that vary and mix regulatory genomes, against closed forms and enumeration. */
import { type Prng, prngOf } from '#base';
import { foundGenome } from './found-genome';
import { driftMotif, mutateGenes, mutatePromoter } from './mutate-genes';
import { invert, rearrange, translocate } from './rearrange';
import { recombineGenes } from './recombine';
import type { ModuleGene, RegulatoryGene } from './regulatory-genome';
import { SETTINGS } from './testing/settings';

const stream = (subject = 0): Prng => prngOf({ seed: 1, generation: 0, purpose: 'regulation spec', subject });
const promoterOf = (id: string, basal = 0): ModuleGene => {
  return { kind: 'module', id, parentId: null, target: null, promoter: 'ACGTACGT', basal };
};
const ids = (genes: readonly RegulatoryGene[]): string => genes.map(({ id }) => id).join('');
const line = (names: string, basal = 0): ModuleGene[] => [...names].map((id) => promoterOf(id, basal));
const NONE = { duplication: 0, loss: 0, inversion: 0, translocation: 0 };

it('substitutes bases as Jukes and Cantor (1969) have it, until each is as frequent as the others', () => {
  const [rate, steps, bases] = [0.05, 10, 20_000];
  const prng = stream();
  let promoter = 'A'.repeat(bases);
  for (let step = 0; step < steps; step++) promoter = mutatePromoter(promoter, rate, prng);
  const kept = [...promoter].filter((base) => base === 'A').length / bases;
  const right = 0.25 + 0.75 * (1 - (4 * rate) / 3) ** steps;
  expect(Math.abs(kept - right)).toBeLessThan(4 * Math.sqrt((right * (1 - right)) / bases));
  for (let step = 0; step < 100; step++) promoter = mutatePromoter(promoter, rate, prng);
  for (const base of 'ACGT') {
    const share = [...promoter].filter((each) => each === base).length / bases;
    expect(Math.abs(share - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / bases));
  }
});

it('drifts each weight of a motif by one step with its rate, up as often as down, and never beyond a bound', () => {
  const motif = Array.from({ length: 5000 }, () => [0, 0, 0, 0]);
  const drifted = driftMotif(motif, 0.3, stream()).flat();
  const [up, down] = [1, -1].map((step) => drifted.filter((weight) => weight === step).length / drifted.length);
  for (const share of [up, down]) expect(Math.abs(share - 0.15)).toBeLessThan(4 * Math.sqrt(0.1275 / 20_000));
  expect(up + down + drifted.filter((weight) => weight === 0).length / drifted.length).toBe(1);
  const bound = driftMotif([[32, 32, -32, -32]], 1, stream())[0];
  expect(Math.max(...bound.map(Math.abs))).toBe(32);
});

it('changes nothing at rates of 0', () => {
  const genome = foundGenome(SETTINGS, 8, stream());
  expect(mutateGenes(genome, { motif: 0, promoter: 0, strength: 0, step: 1 }, stream(1))).toEqual(genome);
  expect(rearrange(genome.genes, NONE, SETTINGS, '1-0', stream(2))).toEqual(genome.genes);
});

it('turns round and moves stretches, each pair of breaks alike', () => {
  const prng = stream();
  const draws = 20_000;
  const counts = new Map<string, number>();
  for (let draw = 0; draw < draws; draw++) {
    const order = ids(invert(line('abc'), prng));
    counts.set(order, (counts.get(order) ?? 0) + 1);
    expect([...ids(translocate(line('abc'), prng))].sort().join('')).toBe('abc');
  }
  // of 16 ordered pairs of breaks two turn each pair of neighbours round, and two all three
  const right = { abc: 10 / 16, bac: 2 / 16, acb: 2 / 16, cba: 2 / 16 };
  for (const [order, share] of Object.entries(right)) {
    expect(Math.abs(counts.get(order)! / draws - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / draws));
  }
});

it('moves a stretch to each place alike, as all pairs of breaks and places enumerated say', () => {
  const right = new Map<string, number>();
  for (let one = 0; one <= 4; one++) {
    for (let other = 0; other <= 4; other++) {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const left = 'abcd'.slice(0, from) + 'abcd'.slice(to);
      for (let at = 0; at <= left.length; at++) {
        const order = left.slice(0, at) + 'abcd'.slice(from, to) + left.slice(at);
        right.set(order, (right.get(order) ?? 0) + 1 / 25 / (left.length + 1));
      }
    }
  }
  const [prng, draws] = [stream(), 20_000];
  const counts = new Map<string, number>();
  for (let draw = 0; draw < draws; draw++) {
    const order = ids(translocate(line('abcd'), prng));
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual([...right.keys()].sort());
  for (const [order, share] of right) {
    expect(Math.abs(counts.get(order)! / draws - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / draws));
  }
});

it('lets sites appear and vanish in promoters, until there are as many as chance has it', () => {
  const bases = 30_000;
  const sitesIn = (promoter: string): number => promoter.split('ACG').length - 1;
  const after = (promoter: string, steps: number): number => {
    const prng = stream();
    let mutated = promoter;
    for (let step = 0; step < steps; step++) mutated = mutatePromoter(mutated, 0.05, prng);
    return sitesIn(mutated);
  };
  const [all, none] = ['ACG'.repeat(bases / 3), 'T'.repeat(bases)];
  expect([sitesIn(all), sitesIn(none)]).toEqual([bases / 3, 0]);
  const once = (bases / 3) * 0.95 ** 3; // new ones within three bases are rare
  expect(Math.abs(after(all, 1) - once)).toBeLessThan(0.01 * once);
  for (const start of [all, none]) {
    const chance = bases / 64;
    expect(Math.abs(after(start, 120) - chance)).toBeLessThan(5 * Math.sqrt(chance));
  }
});

it('lets a duplicate diverge from what it is a copy of', () => {
  const genome = foundGenome({ ...SETTINGS, factors: 1, modules: 1 }, 8, stream());
  const doubled = rearrange(genome.genes, { ...NONE, duplication: 1 }, { ...SETTINGS, mostFactors: 2 }, '3-5', stream(1)); // prettier-ignore
  const rates = { motif: 0.3, promoter: 0.3, strength: 0.5, step: 0.1 };
  const { genes } = mutateGenes({ genes: doubled, chromatin: null }, rates, stream(2));
  for (const kind of ['factor', 'module'] as const) {
    const [before, after] = [doubled, genes].map((own) => own.filter((gene) => gene.kind === kind).map(({ id: _id, parentId: _parent, ...gene }) => JSON.stringify(gene))); // prettier-ignore
    expect(before[1]).toBe(before[0]);
    expect(after[1]).not.toBe(after[0]);
  }
});

it('duplicates no further than genomes may grow, by new ids that name the parent, and loses all but promoters of hyperparameters and the last of a kind', () => {
  const genome = foundGenome({ ...SETTINGS, hyperparameters: ['learningRate'] }, 8, stream());
  const grown = rearrange(genome.genes, { ...NONE, duplication: 1 }, SETTINGS, '3-5', stream(1));
  const [factors, modules] = ['factor', 'module'].map((kind) => grown.filter((gene) => gene.kind === kind).length);
  expect([factors, modules]).toEqual([SETTINGS.mostFactors, SETTINGS.mostModules + 1]);
  expect(grown.filter(({ parentId }) => parentId !== null).map(({ id }) => id)).toContain('3-5-0');
  expect(new Set(grown.map(({ id }) => id)).size).toBe(grown.length);
  const lost = rearrange(genome.genes, { ...NONE, loss: 1 }, SETTINGS, '3-5', stream(1));
  expect(lost.map(({ id }) => id)).toEqual(['f2', 'm3', 'm4']);
});

/** How often two genes of a child are of different parents. */
function recombined(primary: ModuleGene[], secondary: ModuleGene[], rate: number, [one, other]: string): number {
  const prng = stream();
  let apart = 0;
  for (let child = 0; child < 10_000; child++) {
    const genes = recombineGenes(primary, secondary, rate, prng) as ModuleGene[];
    const of = (id: string): number => genes.find((gene) => gene.id === id)!.basal;
    apart += Number(of(one) !== of(other));
  }
  return apart / 10_000;
}

it('recombines neighbours by the rate, and those further apart as Haldane (1919) has it', () => {
  expect(Math.abs(recombined(line('abcd'), line('abcd', 1), 0.2, 'ab') - 0.2)).toBeLessThan(0.016);
  expect(Math.abs(recombined(line('abcd'), line('abcd', 1), 0.2, 'ad') - (1 - 0.6 ** 3) / 2)).toBeLessThan(0.02);
  expect(Math.abs(recombined(line('abcd'), line('abcd', 1), 0.5, 'ab') - 0.5)).toBeLessThan(0.02);
});

it('recombines nothing within an inversion, nor at its ends, and outside as ever', () => {
  const [one, inverted] = [line('abcde'), line('acbde', 1)];
  expect(recombined(one, inverted, 0.5, 'bc')).toBe(0);
  expect(recombined(one, inverted, 0.5, 'ab')).toBe(0);
  expect(Math.abs(recombined(one, inverted, 0.5, 'de') - 0.5)).toBeLessThan(0.02);
  const orders = new Set<string>();
  const prng = stream();
  for (let child = 0; child < 100; child++) orders.add(ids(recombineGenes(one, inverted, 0.5, prng)));
  expect([...orders].sort()).toEqual(['abcde', 'acbde']); // a stretch comes in the order of who gives it
});

it('aligns genes by ids: what the primary parent lacks is left out, what it has alone stays', () => {
  const child = recombineGenes(line('axb'), line('bya', 1), 0.5, stream(3));
  expect([...ids(child)].sort().join('')).toBe('abx');
  expect((child.find(({ id }) => id === 'x') as ModuleGene).basal).toBe(0);
});
