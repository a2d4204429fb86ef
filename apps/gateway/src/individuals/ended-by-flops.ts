import type { IndividualDetailView } from '#contracts';

/** With how its learning from preference ended, where it took fewer than the `steps` of the config: its FLOPs paid for no more. */
export function endedByFlops(individual: IndividualDetailView, steps: number): IndividualDetailView {
  const { learning } = individual;
  if (learning?.ended !== 'finished' || learning.steps >= steps) return individual;
  return { ...individual, learning: { ...learning, ended: 'flops' } };
}
