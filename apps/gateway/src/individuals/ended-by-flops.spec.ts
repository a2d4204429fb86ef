import type { IndividualDetailView, LearningView } from '#contracts';
import { endedByFlops } from './ended-by-flops';

const learnt = (ended: LearningView['ended'], steps: number) =>
  ({ learning: { pairs: 1, steps, klNats: 0, flops: 1, ended } }) as IndividualDetailView;

it.each<[LearningView['ended'], number, LearningView['ended']]>([
  ['finished', 7, 'flops'],
  ['finished', 8, 'finished'],
  ['budget', 4, 'budget'],
  ['undecided', 0, 'undecided'],
])('%s after %d of 8 steps is %s', (ended, steps, shown) => {
  expect(endedByFlops(learnt(ended, steps), 8).learning?.ended).toBe(shown);
});

it('leaves who learned nothing as it is', () => {
  const individual = { learning: null } as IndividualDetailView;
  expect(endedByFlops(individual, 8)).toBe(individual);
});
