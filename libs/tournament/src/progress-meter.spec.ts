import type { Progress } from '#contracts';
import { plannedEnvironment } from './environments';
import { ProgressMeter } from './progress-meter';
import type { Tournament } from './records';
import { world } from './testing/world';

/** What is told after each generation, where a training takes a second. */
async function told(
  replacement: Tournament['config']['breeding']['replacement'],
  trainees: readonly number[],
  survivorsTrain = false,
) {
  const { store } = await world();
  const tournament = (await store.find('spec'))!;
  const breeding = { ...tournament.config.breeding, replacement };
  const heredity = { ...tournament.config.heredity, survivorsTrain };
  const reports: Progress[] = [];
  let seconds = 0;
  const meter = new ProgressMeter(
    { ...tournament, config: { ...tournament.config, breeding, heredity, generations: trainees.length } },
    () => seconds,
    (progress) => void reports.push(progress),
  );
  return trainees.map((count, generation) => {
    meter.openGeneration(generation, plannedEnvironment(tournament.config, generation), count, count, []);
    seconds += count;
    meter.trainedMore(count, []);
    return reports.at(-1)!.secondsLeft;
  });
}

it('tells the time left by the births that are left, which may be few after the first generation', async () => {
  expect(await told({ scheme: 'moran' }, [11, 2, 2, 2])).toEqual([6, 4, 2, 0]);
  expect(await told({ scheme: 'wright-fisher' }, [11, 11, 11])).toEqual([22, 11, 0]);
});

it('counts everyone in each generation where survivors train', async () => {
  expect(await told({ scheme: 'moran' }, [11, 11, 11], true)).toEqual([22, 11, 0]);
});

it('counts a generation as it was planned where more are born, of places of the non-viable', async () => {
  const left = await told({ scheme: 'moran' }, [11, 5, 5]);
  expect(left.at(-1)).toBe(0);
  expect(left[1]).toBeCloseTo((16 / 13) * 2, 12);
});
