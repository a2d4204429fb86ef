import type { MetricValueView } from '#contracts';
import { plannedEnvironment } from '../environments';
import type { Individual, Life, Rating } from '../records';
import { newbornOf } from '../testing/individuals';
import { tournament } from '../testing/world';
import { otherSignals } from './other-signals';

const environment = plannedEnvironment(tournament.config, 1); // room for 6 in moby, for 5 in sotu
const TANH_1 = 0.762;

const livedOf = (slot: number, slope: number | null, nats: number | null = null, formerText: object | null = null) =>
  ({
    ...newbornOf({ slot }),
    status: 'trained',
    life: { prequentialSlope: slope, formerText } as Life,
    rating: nats === null ? null : ({ nats } as Rating),
  }) as Individual;
const childOf = (primary: string, secondary = 'spec-9-9'): Individual => ({
  ...newbornOf({ slot: 0, generation: 1 }),
  parents: [
    { id: secondary, role: 'secondary' },
    { id: primary, role: 'primary' },
  ] as unknown as Individual['parents'],
});
const signalsOf = (one: Individual, individuals: readonly Individual[], told: readonly MetricValueView[] = []) => {
  const [plateau, stress, crowding, feedback] = otherSignals(environment, 1, individuals, told)(one);
  return { plateau, stress, crowding, feedback };
};
const stressOf = (...told: (readonly [subject: string, value: number, name?: string])[]): number => {
  const metrics = told.map(([subject, value, name = 'meanChangeNats']) => ({ name, subject, value }));
  return signalsOf(newbornOf({}), [], metrics as unknown as MetricValueView[]).stress;
};

it('knows nothing of a founder', () => {
  const founders = [newbornOf({ slot: 0 }), newbornOf({ slot: 1 })];
  expect(otherSignals(plannedEnvironment(tournament.config, 0), 0, founders, [])(founders[0])).toEqual([0, 0, 0, 0]);
});

it.each([
  [-0.1, 0.5],
  [-0.3, 0.25],
  [0, 1],
  [0.2, 1],
  [null, 0],
])('has a loss that falls by %j nats a doubling on a plateau of %j', (slope, plateau) => {
  const one = livedOf(0, slope);
  expect(signalsOf(one, [one]).plateau).toBe(plateau);
});

it('has no plateau of another text than that which it lives on', () => {
  const one = livedOf(0, -0.1, null, {});
  expect(signalsOf(one, [one]).plateau).toBe(0);
});

it('has plateau and feedback of the primary parent as it is born', () => {
  const parents = [livedOf(0, -0.1, 3), livedOf(1, 0, 1)];
  const [first, second] = parents.map((parent) => signalsOf(childOf(parent.id), [...parents, childOf(parent.id)]));
  expect([first.plateau, second.plateau]).toEqual([0.5, 1]);
  expect(first.feedback).toBeGreaterThan(0);
  expect(second.feedback).toBe(-first.feedback);
  expect(signalsOf(childOf('spec-7-7'), parents)).toMatchObject({ plateau: 0, feedback: 0 });
});

it('is stressed where the mean loss of its deme rose, and the opposite where it fell', () => {
  expect(stressOf(['moby', 0.1])).toBe(TANH_1);
  expect(stressOf(['moby', -0.1])).toBe(-TANH_1);
  expect(stressOf(['sotu', 0.1], ['moby', 0.1, 'meanNats'])).toBe(0);
});

it('is crowded by doublings of those who lived in its deme over its capacity', () => {
  const crowd = (size: number): number => {
    const before = Array.from({ length: size }, (_, slot) => livedOf(slot, 0));
    return signalsOf(childOf('spec-0-0'), [...before, childOf('spec-0-0')]).crowding;
  };
  expect([6, 12, 3, 0].map(crowd)).toEqual([0, TANH_1, -TANH_1, 0]);
  const elsewhere = { ...livedOf(0, 0), niche: 'sotu', deme: 'sotu' };
  expect(signalsOf(elsewhere, [elsewhere]).crowding).toBe(-0.981); // one where five could live
});

it('has as feedback how far above the others of its niche it was rated, in standard deviations', () => {
  const rated = [livedOf(0, 0, 4), livedOf(1, 0, 2), livedOf(2, 0, 0)];
  expect(rated.map((one) => signalsOf(one, rated).feedback)).toEqual([TANH_1, 0, -TANH_1]);
  const elsewhere = { ...livedOf(3, 0, 1000), niche: 'sotu', deme: 'sotu' };
  expect(signalsOf(rated[0], [...rated, elsewhere]).feedback).toBe(TANH_1);
  expect(signalsOf(elsewhere, [...rated, elsewhere]).feedback).toBe(0); // nobody else is rated there
});
