import { closingEvents } from './events-of-rows';
import { HELD_OUT } from './competitors';
import type { WholeGeneration } from './tournament-hash';

it('tells ratings in the order of competitors, in whatever order rows are read', () => {
  const competitors = ['bcd-0-0', 'WB-2', HELD_OUT];
  const whole = {
    arenas: [{ generation: 0, niche: 'moby', prompts: [], samples: [] }],
    summary: { generation: 0 },
    battles: [],
    metrics: [],
    ratings: competitors.map((competitor) => ({ niche: 'moby', competitor })),
  } as unknown as WholeGeneration;
  const rated = closingEvents(whole).find(({ type }) => type === 'arena.rated');
  expect(rated?.data).toMatchObject({ ratings: [{ id: 'WB-2' }, { id: HELD_OUT }, { id: 'bcd-0-0' }] });
});
