import { FEATURE_NAMES, MOST_TASTE } from '#arena';
import { mean } from '#base';
import { breedRaters, type HeritableRater, type RaterBreeding } from './breed-raters';

const SETTINGS: RaterBreeding = {
  survivors: 2,
  contestants: 2,
  crossoverRate: 0.5,
  mutationRate: 0.3,
  mutationScale: 0.3,
};
const rater = (gene: number): HeritableRater => ({ born: 0, parents: [], genes: FEATURE_NAMES.map(() => gene) });
const PANEL = [3, 1, 0, 2, -1, 4].map(rater);
/** The higher the genes, the less telling costs. */
const bitsOf = (raters: readonly HeritableRater[]) => raters.map(({ genes }) => 10 - mean([...genes]));
const next = (settings: Partial<RaterBreeding> = {}, generation = 1, panel = PANEL) =>
  breedRaters(panel, bitsOf(panel), { ...SETTINGS, ...settings }, { seed: 3, generation });

it('lets the best at telling live on in their seats, and seats children of theirs in those of the dead', () => {
  const after = next();
  expect(after).toHaveLength(6);
  expect([after[0], after[5]]).toEqual([PANEL[0], PANEL[5]]);
  for (const seat of [1, 2, 3, 4]) {
    const { born, parents, genes } = after[seat];
    expect(born).toBe(1);
    expect([1, 2]).toContain(parents.length);
    expect(genes).toHaveLength(FEATURE_NAMES.length);
    expect(genes.every((gene) => Math.abs(gene) <= MOST_TASTE)).toBe(true);
  }
});

it('gives children the genes of their parents but for mutation', () => {
  for (const { parents, genes } of next({ mutationRate: 0, survivors: 0 })) {
    for (const gene of genes) expect(parents.map((seat) => PANEL[seat].genes[0])).toContain(gene);
  }
  const clones = next({ mutationRate: 0, crossoverRate: 0 });
  expect(clones[1].genes).toEqual(PANEL[clones[1].parents[0]].genes);
});

it('gets better at telling from generation to generation', () => {
  let panel: readonly HeritableRater[] = PANEL;
  for (let generation = 1; generation <= 20; generation++) panel = next({}, generation, [...panel]);
  expect(mean(bitsOf(panel))).toBeLessThan(Math.min(...bitsOf(PANEL)));
});

it('does the same again, and otherwise in another generation', () => {
  expect(next()).toEqual(next());
  expect(next({}, 2)[1].genes).not.toEqual(next()[1].genes);
});

it('changes nobody where there was nothing to tell', () => {
  expect(breedRaters(PANEL, PANEL.map(() => null), SETTINGS, { seed: 3, generation: 1 })).toBe(PANEL); // prettier-ignore
});
