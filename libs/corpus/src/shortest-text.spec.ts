import { partLengths, shortestText } from './shortest-text';
import { splitText } from './split-text';

test('the parts of a text are as long as told, of any length', () => {
  for (let characters = 0; characters < 40; characters++) {
    const { train, validation, test: last } = splitText('a'.repeat(characters));
    expect(partLengths(characters)).toEqual({
      train: train.length,
      validation: validation.length,
      test: last.length,
    });
  }
});

test.each([
  [{ train: 0, validation: 0, test: 0 }, 0],
  [{ train: 1, validation: 1, test: 1 }, 6],
  [{ train: 65, validation: 128, test: 128 }, 1276],
  [{ train: 900, validation: 1, test: 1 }, 1125],
  [{ train: 0, validation: 0, test: 100 }, 991],
])('the shortest text with parts of %p has %i characters: with one less a part is too short', (parts, characters) => {
  expect(shortestText(parts)).toBe(characters);
  const { train, validation, test: last } = partLengths(characters - 1);
  if (characters > 0) expect(train < parts.train || validation < parts.validation || last < parts.test).toBe(true);
});
