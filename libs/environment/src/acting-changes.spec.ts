import { actingChanges } from './acting-changes';
import type { Change } from './change';
import { configOf } from './testing/config-of';

const steps = (set: string, values: readonly unknown[], more: object = {}): Change =>
  ({ set, course: 'steps', points: values.map((value, at) => ({ at, value })), ...more }) as Change;

it('leaves out what is as the rest of the config says at all times and places', () => {
  const base = configOf();
  const { capacity, name } = base.niches[0].demes[0];
  const idle = [
    steps('budget', [1, 1]),
    steps('capacity', [capacity], { deme: name }),
    steps('mutation', [base.breeding.mutationRate]),
  ];
  expect(actingChanges({ ...base, environment: idle })).toEqual([]);
  const acting = [steps('budget', [1, 2]), steps('capacity', [capacity, capacity + 1], { deme: name })];
  expect(actingChanges({ ...base, environment: [...acting, idle[2]] })).toEqual(acting);
});

it('keeps a change that takes back what another one did', () => {
  const both = [steps('budget', [2]), { ...steps('budget', [1]), points: [{ at: 1, value: 1 }] } as Change];
  expect(actingChanges({ ...configOf(), environment: both })).toEqual(both);
});
