import { againstAnswers } from '../testing/against-answers';

const bodies: string[] = [];
const clade = againstAnswers(
  { '/api/tournaments/k3f9/interventions': { set: 'capacity', deme: 'north', value: 4 } },
  bodies,
);

it('sends what is to change, to what and where, and tells what was logged', async () => {
  const { exitCode, out, err } = await clade('intervene', 'k3f9', '--set', 'capacity=4', '--deme', 'north');
  expect([exitCode, out, err]).toEqual([0, 'capacity of north: 4 from the next generation on\n', '']);
  await clade('intervene', 'k3f9', '--set', 'families=gru,lstm');
  await clade('intervene', 'k3f9', '--set', 'corpus=moby', '--niche', 'prose');
  await clade('intervene', 'k3f9', '--set', 'corpus=1984');
  await clade('intervene', 'k3f9', '--set', 'budget=half');
  expect(bodies).toEqual([
    '{"set":"capacity","deme":"north","value":4}',
    '{"set":"families","value":["gru","lstm"]}',
    '{"set":"corpus","niche":"prose","value":"moby"}',
    '{"set":"corpus","value":"1984"}',
    '{"set":"budget","value":"half"}',
  ]);
});

it('refuses what says no value, and sends nothing', async () => {
  const sent = bodies.length;
  const { exitCode, err } = await clade('intervene', 'k3f9', '--set', 'capacity');
  expect([exitCode, err]).toEqual([2, expect.stringContaining('--set is capacity; must be like budget=0.5')]);
  expect(bodies).toHaveLength(sent);
});
