import { InvalidValueError } from './invalid-value-error';

describe('InvalidValueError', () => {
  test.each([
    ['x', '"x"'],
    [undefined, 'undefined'],
    [NaN, 'NaN'],
    [10n, '10'],
    [[1, 2], '[1,2]'],
  ])('names the field, the value %p and what would be right', (value, shown) => {
    const error = new InvalidValueError('width.values', value, 'one of 32, 64');
    expect(error.message).toBe(`width.values is ${shown}; expected one of 32, 64`);
    expect(error).toMatchObject({ name: 'InvalidValueError', field: 'width.values', value, expected: 'one of 32, 64' });
  });
});
