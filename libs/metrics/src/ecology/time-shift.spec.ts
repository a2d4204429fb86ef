import { timeShift } from './time-shift';

const matrix = (size: number, rate: (models: number, raters: number) => number) =>
  Array.from({ length: size }, (_, models) => Array.from({ length: size }, (_each, raters) => rate(models, raters)));

it('tells past, future and steps by hand', () => {
  const shift = timeShift([
    [0.6, 0.7, 0.9],
    [0.5, 0.6, 0.8],
    [0.4, 0.4, 0.5],
  ]);
  expect(shift.past?.mean).toBeCloseTo((0.7 - 0.6 + (0.9 + 0.8) / 2 - 0.5) / 2, 12);
  expect(shift.past?.of).toBe(2);
  expect(shift.future?.mean).toBeCloseTo(((0.5 + 0.4) / 2 - 0.6 + (0.4 - 0.6)) / 2, 12);
  expect(shift.ratersGain?.mean).toBeCloseTo((0.7 - 0.6 + 0.8 - 0.6) / 2, 12);
  expect(shift.modelsGain?.mean).toBeCloseTo((0.5 - 0.6 + 0.4 - 0.6) / 2, 12);
});

it('lets what is of raters alone and of models alone cancel out of the interaction', () => {
  const { interaction, past, future } = timeShift(matrix(6, (models, raters) => 0.5 + 0.03 * raters - 0.02 * models));
  expect(interaction?.mean).toBeCloseTo(0, 12);
  expect(interaction?.interval?.map(Math.abs).every((end) => end < 1e-12)).toBe(true);
  expect(past!.mean).toBeGreaterThan(0);
  expect(future!.mean).toBeLessThan(0);
  const own = timeShift(
    matrix(6, (models, raters) => 0.5 + 0.03 * raters - 0.02 * models + (models === raters ? 0.1 : 0)),
  );
  expect(own.interaction?.mean).toBeCloseTo(0.1, 12);
});

it('tells who drives: raters whom models do not follow, and the other way round', () => {
  const raters = timeShift(matrix(5, (_, at) => 0.5 + 0.05 * at));
  expect(raters.ratersGain?.mean).toBeCloseTo(0.05, 12);
  expect(raters.modelsGain?.mean).toBeCloseTo(0, 12);
  const models = timeShift(matrix(5, (at) => 0.9 - 0.05 * at));
  expect(models.ratersGain?.mean).toBeCloseTo(0, 12);
  expect(models.modelsGain?.mean).toBeCloseTo(-0.05, 12);
});

it('has the jackknife of a mean as its interval, and none of two generations', () => {
  const changes = [0.1, 0.3, -0.2, 0.05];
  const { ratersGain } = timeShift(matrix(5, (models, raters) => (raters === models + 1 ? changes[models] : 0)));
  expect(ratersGain!.interval![0]).toBeLessThan(ratersGain!.mean);
  expect(timeShift(matrix(2, () => 0.5)).past).toEqual({ mean: 0, interval: null, of: 1 });
  expect(timeShift(matrix(1, () => 0.5))).toMatchObject({ past: null, future: null, interaction: null });
});
