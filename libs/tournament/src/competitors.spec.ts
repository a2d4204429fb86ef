import { byCompetitor, HELD_OUT } from './competitors';

it.each(['bcd', 'hhh', 'zzz', 'WB', '0'])('orders the same in a tournament with the id %s', (id) => {
  const individuals = [`${id}-0-1`, `${id}-0-11`, `${id}-10-0`, `${id}-2-3`];
  const others = ['WB-0', 'WB-2', HELD_OUT];
  const shuffled = [individuals[2], HELD_OUT, individuals[0], 'WB-2', individuals[3], 'WB-0', individuals[1]];
  expect(shuffled.sort(byCompetitor)).toEqual([...others, ...individuals]);
});
