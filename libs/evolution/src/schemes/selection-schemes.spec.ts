import type { FitnessConfig } from '../fitness-config';
import { PARENT_SELECTIONS } from '../parents';
import type { ReplacementConfig } from './replacement-schemes';
import { selectionOf } from './selection-schemes';

const THIRD = PARENT_SELECTIONS.truncation(0.34).intensity();
const OF_THREE = PARENT_SELECTIONS.tournament(3).intensity();

it.each<[number | null, FitnessConfig, ReplacementConfig['scheme']]>([
  [THIRD, { kind: 'cross-entropy' }, 'generational'],
  [THIRD, { kind: 'rating', use: 'estimate' }, 'steady-state'],
  [OF_THREE, { kind: 'cross-entropy' }, 'comma'],
  [OF_THREE, { kind: 'weighted', ratingWeight: 0.5 }, 'plus'],
  [OF_THREE, { kind: 'prequential' }, 'map-elites'],
  [OF_THREE, { kind: 'cross-entropy' }, 'exploit-explore'],
])('selects by fitness with intensity %d for %j where the replacement is %s', (intensity, fitness, scheme) => {
  expect(selectionOf({ scheme: 'by-fitness' }, fitness, { scheme }).intensity()).toBeCloseTo(intensity!, 12);
  expect(THIRD! - OF_THREE!).toBeGreaterThan(0.1);
});
