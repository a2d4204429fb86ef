import { niche } from './niche-config';

it('takes a number of demes for as many of the capacity, called as the niche and a number', () => {
  const demes = [1, 2, 3].map((number) => ({ name: `moby-${number}`, capacity: 4 }));
  const read = niche.parse({ name: 'moby', capacity: 4, demes: 3 });
  expect(read).toEqual({ name: 'moby', demes });
  expect(niche.parse(read)).toEqual(read);
});

it.each([
  [{ name: 'moby', demes: 3 }, 'capacity', /that of each deme/],
  [{ name: 'moby' }, 'capacity', /must be a capacity/],
  [
    { name: 'moby', capacity: 4, demes: [{ name: 'north', capacity: 4 }] },
    'capacity',
    /left out where there are demes/,
  ],
  [{ name: 'moby', capacity: 4, demes: 17 }, 'demes', /./],
  [{ name: 'moby', capacity: 4, demes: 0 }, 'demes', /./],
  [{ name: 'moby', capacity: 4, demes: 'many' }, 'demes', /./],
  [{ name: 'm'.repeat(62), capacity: 4, demes: 2 }, 'demes.0.name', /63 at most/],
])('refuses %j', (given, path, message) => {
  const { issues } = niche.safeParse(given).error!;
  expect(issues[0].path.join('.')).toBe(path);
  expect(issues[0].message).toMatch(message);
});
