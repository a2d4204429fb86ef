import type { EventType, LineageEvent } from '#contracts';
import { filterEvents, type Kind } from './filter-events';

const KINDS = new Map<string, Kind>([
  ['t-0-0', { niche: 'prose', deme: 'north', family: 'gru' }],
  ['t-0-1', { niche: 'verse', deme: 'verse', family: 'gru' }],
  ['t-0-2', { niche: 'prose', deme: 'south', family: 'mlp' }],
]);
const happened = [
  ['tournament.launched', { name: '' }],
  ['individual.born', { id: 't-0-0', niche: 'prose', deme: 'north', family: 'gru' }],
  ['individual.born', { id: 't-0-1', niche: 'verse', deme: 'verse', family: 'gru' }],
  ['individual.evaluated', { id: 't-0-1' }],
  ['individual.evaluated', { id: 't-0-2' }],
  ['arena.opened', { niche: 'verse' }],
  ['battle.voted', { niche: 'prose', first: 't-0-0', second: 't-0-2' }],
  ['individual.died', { id: 't-0-2' }],
  ['generation.closed', {}],
] as const;
const events = happened.map(([type, data], index) => ({ seq: index + 1, type, data }) as unknown as LineageEvent);
const findKinds = (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, KINDS.get(id)!])));

it.each([
  ['nothing', {}, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['niches, and what concerns no niche', { niches: ['prose'] }, [1, 2, 5, 7, 8, 9]],
  ['demes of one niche, and what concerns no individual', { demes: ['south'] }, [1, 5, 6, 7, 8, 9]],
  ['families, and what concerns no individual', { families: ['mlp'] }, [1, 5, 6, 7, 8, 9]],
  ['types', { types: ['individual.evaluated', 'generation.closed'] as EventType[] }, [4, 5, 9]],
  ['all of them', { niches: ['verse'], families: ['gru'], types: ['individual.evaluated'] as EventType[] }, [4]],
])('lets through by %s', async (_, filter, seqs) => {
  expect((await filterEvents(events, filter, findKinds)).map(({ seq }) => seq)).toEqual(seqs);
});

it('asks for kinds only where they matter', async () => {
  const find = jest.fn(findKinds);
  await filterEvents(events, { types: ['individual.evaluated'] }, find);
  expect(find).not.toHaveBeenCalled();
  await filterEvents(events, { niches: ['prose'], types: ['individual.evaluated'] }, find);
  expect(find).toHaveBeenCalledWith(['t-0-1', 't-0-2']);
});
