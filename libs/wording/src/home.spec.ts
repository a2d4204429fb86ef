import { homeOf } from './home';

it.each([
  [{ niche: 'moby', deme: 'moby' }, 'moby'],
  [{ niche: 'moby' }, 'moby'],
  [{ niche: 'moby', deme: 'north' }, 'moby, deme north'],
])('%j is %s', (individual, home) => expect(homeOf(individual)).toBe(home));
