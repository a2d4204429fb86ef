import { type Shifts, timeShift } from './time-shift';

const matrix = (size: number, rate: (models: number, raters: number) => number) =>
  Array.from({ length: size }, (_, models) => Array.from({ length: size }, (_each, raters) => rate(models, raters)));
/** Of generations that follow each other. */
const shiftOf = (rates: Shifts) => timeShift(rates, [...rates.keys()]);

it('tells past, future and steps by hand', () => {
  const shift = shiftOf([
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
  const { interaction, past, future } = shiftOf(matrix(6, (models, raters) => 0.5 + 0.03 * raters - 0.02 * models));
  expect(interaction?.mean).toBeCloseTo(0, 12);
  expect(interaction?.interval).toBeNull(); // no spread
  expect(past!.mean).toBeGreaterThan(0);
  expect(future!.mean).toBeLessThan(0);
  const own = shiftOf(
    matrix(6, (models, raters) => 0.5 + 0.03 * raters - 0.02 * models + (models === raters ? 0.1 : 0)),
  );
  expect(own.interaction?.mean).toBeCloseTo(0.1, 12);
});

it('tells who drives: raters whom models do not follow, and the other way round', () => {
  const raters = shiftOf(matrix(5, (_, at) => 0.5 + 0.05 * at));
  expect(raters.ratersGain?.mean).toBeCloseTo(0.05, 12);
  expect(raters.modelsGain?.mean).toBeCloseTo(0, 12);
  const models = shiftOf(matrix(5, (at) => 0.9 - 0.05 * at));
  expect(models.ratersGain?.mean).toBeCloseTo(0, 12);
  expect(models.modelsGain?.mean).toBeCloseTo(-0.05, 12);
});

it('divides steps by how many generations apart they are', () => {
  const shift = timeShift(
    [
      [0.5, 0.7, 0],
      [0.4, 0.5, 0.8],
      [0, 0.2, 0.5],
    ],
    [0, 2, 5],
  );
  expect(shift.ratersGain?.mean).toBeCloseTo((0.2 / 2 + 0.3 / 3) / 2, 12);
  expect(shift.modelsGain?.mean).toBeCloseTo((-0.1 / 2 - 0.3 / 3) / 2, 12);
});

it('has the jackknife over generations as its interval, by hand', () => {
  const changes = [0.1, 0.3, -0.2, 0.05];
  const { ratersGain } = shiftOf(matrix(5, (models, raters) => (raters === models + 1 ? changes[models] : 0)));
  // without each generation in turn: 0.05, -0.075, 0.075, 0.2, 0.2 / 3; their mean is 0.19 / 3, the squares about it add up to 0.0381389
  const error = Math.sqrt((4 / 5) * 0.0381389);
  expect(ratersGain!.mean).toBeCloseTo(0.0625, 12);
  expect(ratersGain!.interval![0]).toBeCloseTo(0.0625 - 2.776445 * error, 5);
  expect(ratersGain!.interval![1]).toBeCloseTo(0.0625 + 2.776445 * error, 5);
});

it('has no interval of two generations, and nothing of one', () => {
  expect(shiftOf(matrix(2, () => 0.5)).past).toEqual({ mean: 0, interval: null, of: 1 });
  expect(shiftOf(matrix(1, () => 0.5))).toMatchObject({ past: null, future: null, interaction: null });
});

it('lets effects that add up in log odds leave an interaction near a ceiling', () => {
  const rates = matrix(2, (models, raters) => 1 / (1 + Math.exp(-(2 + raters - models))));
  expect(shiftOf(rates).interaction?.mean).toBeCloseTo(0.881 - 0.842, 3);
});
