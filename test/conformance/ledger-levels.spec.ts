/** The page of the entropy ledger is drawn from the registry of metrics. */
import { METRICS } from '#metrics';
import { LEVELS } from '../../apps/dashboard/src/pages/tournament/entropy/levels';

it('draws metrics that there are, which are in bits, or numbers whose logarithm is', () => {
  for (const { title, curves } of LEVELS)
    for (const { metric, isNumber } of curves) {
      const unit = METRICS.find(({ name }) => name === metric)?.unit;
      expect([title, metric, unit]).toEqual([title, metric, expect.stringMatching(isNumber ? /^species/ : /^bits/)]);
    }
});
