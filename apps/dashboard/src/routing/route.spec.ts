import { formatRoute, linkTo, parseRoute, type Route, tournamentOf } from './route';

describe('routes', () => {
  const views: Route['view'][] = [
    { page: 'tournaments' },
    { page: 'launch' },
    { page: 'compare' },
    { page: 'experiments' },
    { page: 'experiment', id: 'x7' },
    { page: 'new-experiment' },
    { page: 'tournament', id: 'k3', tab: 'overview' },
    { page: 'tournament', id: 'k3', tab: 'tree' },
    { page: 'battle', id: 'k3', generation: 2, niche: 'a/b', number: 7 },
    { page: 'individual', id: 'k3-1-4' },
  ];

  it.each(views)('finds $page again from its address', (view) => {
    const route = { view, query: { colour: 'niche', find: 'a&b=ü?' } };
    expect(parseRoute(formatRoute(route))).toEqual(route);
  });

  it('leaves out what is empty', () => {
    expect(linkTo({ page: 'tournament', id: 'k3', tab: 'tree' }, { find: '', colour: 'bits' })).toBe(
      '#/tournaments/k3/tree?colour=bits',
    );
  });

  it.each(['', '#', '#/'])('takes %j for the list', (hash) => {
    expect(parseRoute(hash).view).toEqual({ page: 'tournaments' });
  });

  it.each(['#/nowhere', '#/tournaments/k3/nothing', '#/tournaments/k3/tree/more', '#/%E0%A4%A'])(
    'knows that %j leads nowhere',
    (hash) => {
      expect(parseRoute(hash).view.page).toBe('unknown');
    },
  );

  it('reads the tournament off an individual, whatever its own id looks like', () => {
    expect(tournamentOf('k3-1-4')).toBe('k3');
    expect(tournamentOf('a-b-10-0')).toBe('a-b');
  });
});
