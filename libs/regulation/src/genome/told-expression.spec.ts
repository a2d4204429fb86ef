import { prngOf } from '#base';
import { moduleGates, networkModules } from './express-genome';
import { foundGenome } from './found-genome';
import { modulesOf } from './regulatory-genome';
import { SETTINGS } from './testing/settings';
import { toldExpression } from './told-expression';

const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'spec' });
const genome = foundGenome({ ...SETTINGS, modules: 5, hyperparameters: ['clipNorm'] }, 8, prng);

it('opens each module on one text alone, as many on each as can be, and moves no hyperparameter', () => {
  const gates = [0, 1].map((text) => moduleGates(genome, toldExpression(genome, text, 2)));
  expect(gates).toEqual([
    [1, 0, 1, 0, 1],
    [0, 1, 0, 1, 0],
  ]);
  const at = modulesOf(genome).findIndex(({ target }) => target === 'clipNorm');
  expect(toldExpression(genome, 1, 2)[at]).toBe(0.5);
});

it('goes by the order of modules in the network, wherever they stand on the chromosome', () => {
  const turned = { ...genome, genes: genome.genes.toReversed() };
  expect(networkModules(turned)).toEqual(networkModules(genome));
  expect(moduleGates(turned, toldExpression(turned, 0, 3))).toEqual([1, 0, 0, 1, 0]);
});

it('opens all where there is one text, and none on a text that is left over', () => {
  expect(moduleGates(genome, toldExpression(genome, 0, 1))).toEqual([1, 1, 1, 1, 1]);
  expect(moduleGates(genome, toldExpression(genome, 5, 6))).toEqual([0, 0, 0, 0, 0]);
});
