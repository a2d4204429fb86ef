import type { LineageEvent } from '#contracts';
import type { Descriptor } from '#evolution';
import { applyEvent, createTournamentState, idOf } from '#projection';
import { elitesAt } from './elites';

const state = createTournamentState();
let seq = 0;
const tell = (type: string, data: object) =>
  applyEvent(state, { seq: ++seq, type, at: '', data } as unknown as LineageEvent);
const lives = (
  slot: number,
  parameters: number,
  bitsPerCharacter: number | null,
  predictionEntropyBits = 1,
  deme = 'north',
) => {
  const id = `t-0-${slot}`;
  tell('individual.born', { id, generation: 0, slot, niche: 'prose', deme, family: 'gru', parameters, parents: [] });
  if (bitsPerCharacter !== null)
    tell('individual.evaluated', { id, part: 'validation', bitsPerCharacter, predictionEntropyBits });
};

lives(0, 1_000, 3);
lives(1, 1_500, 2.5);
lives(2, 90_000, 2);
lives(3, 1_200, 2.4, 5);
lives(4, 1_000, null);
lives(5, 1_000, 1, 1, 'south');
tell('individual.died', { id: 't-0-1', generation: 0, cause: 'not selected' });

const size: Descriptor = { measure: 'parameters', scale: 'log', low: 1_000, high: 100_000 };
const entropy: Descriptor = { measure: 'predictionEntropyBits', scale: 'linear', low: 0, high: 6 };
const elites = (descriptors: readonly Descriptor[], generation: number) =>
  [...elitesAt(state.lineage, { descriptors, cells: 4 }, 'north', generation)]
    .map(([cell, { row }]) => [cell, idOf(state.lineage, row)])
    .sort();

it('has the fewest bits of each cell, of those who lived there then', () => {
  expect(elites([size, entropy], 0)).toEqual([
    ['0,0', 't-0-1'],
    ['0,3', 't-0-3'],
    ['3,0', 't-0-2'],
  ]);
  expect(elites([size, entropy], 1)).toEqual([
    ['0,0', 't-0-0'],
    ['0,3', 't-0-3'],
    ['3,0', 't-0-2'],
  ]);
});

it('is a row of one descriptor, and the best over a third', () => {
  expect(elites([size], 0)).toEqual([['0,0', 't-0-3'], ['3,0', 't-0-2']]); // prettier-ignore
  const nats: Descriptor = { measure: 'validationNats', scale: 'linear', low: 1, high: 3 };
  expect(elites([size, entropy, nats], 0)).toEqual(elites([size, entropy], 0));
});
