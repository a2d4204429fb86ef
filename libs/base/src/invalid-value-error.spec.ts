import { InvalidValueError } from './invalid-value-error';

describe('InvalidValueError', () => {
  test.each([
    ['x', 'is "x"'],
    [undefined, 'is missing'],
    [NaN, 'is NaN'],
    [10n, 'is 10'],
    [[1, 2], 'is [1,2]'],
  ])('names the field, the value %p and what would be right', (value, shown) => {
    const error = new InvalidValueError('width.values', value, 'one of 32, 64');
    expect(error.message).toBe(`width.values ${shown}; must be one of 32, 64`);
    expect(error).toMatchObject({ name: 'InvalidValueError', field: 'width.values', value, expected: 'one of 32, 64' });
  });
});
