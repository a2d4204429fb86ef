import type { LineageEvent } from '#contracts';
import { applyEvent, createTournamentState } from '#projection';
import { demesAt, flowsAt } from './demes';

const state = createTournamentState();
let seq = 0;
const tell = (type: string, data: object) =>
  applyEvent(state, { seq: ++seq, type, at: '', data } as unknown as LineageEvent);
const born = (generation: number, slot: number, deme: string, ...parents: string[]) =>
  tell('individual.born', {
    id: `t-${generation}-${slot}`,
    generation,
    slot,
    deme,
    niche: deme === 'east' ? 'verse' : 'prose',
    family: 'gru',
    parameters: 1,
    parents: parents.map((id, index) => ({
      id,
      share: 0.5,
      role: index === 0 ? 'primary' : 'secondary',
      weightShare: 0,
    })),
  });
const evaluated = (id: string, bitsPerCharacter: number) =>
  tell('individual.evaluated', { id, part: 'validation', bitsPerCharacter, predictionEntropyBits: 1 });

born(0, 0, 'north');
born(0, 1, 'south');
born(0, 2, 'east');
evaluated('t-0-0', 3);
tell('individual.died', { id: 't-0-1', generation: 0, cause: 'not selected' });
born(1, 0, 'north', 't-0-0', 't-0-1');
born(1, 1, 'south', 't-0-2', 't-0-0');
born(1, 2, 'east', 't-0-2');
evaluated('t-1-0', 2);

it('has who lived in each deme in a generation, and the mean of their bits', () => {
  expect(demesAt(state.lineage, 0)).toEqual([
    { niche: 'prose', deme: 'north', living: 1, born: 1, meanBits: 3 },
    { niche: 'prose', deme: 'south', living: 1, born: 1, meanBits: NaN },
    { niche: 'verse', deme: 'east', living: 1, born: 1, meanBits: NaN },
  ]);
  expect(demesAt(state.lineage, 1).map(({ living, born: newborn, meanBits }) => [living, newborn, meanBits])).toEqual([
    [2, 1, 2.5],
    [1, 1, NaN],
    [2, 1, NaN],
  ]);
});

it('counts newborns with a parent elsewhere, by where that was born', () => {
  expect(flowsAt(state.lineage, 0)).toEqual([]);
  expect(flowsAt(state.lineage, 1)).toEqual([
    { from: 'north', to: 'south', children: 1 },
    { from: 'south', to: 'north', children: 1 },
    { from: 'east', to: 'south', children: 1 },
  ]);
});
