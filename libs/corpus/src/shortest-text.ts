import { cutsOf } from './split-text';

/** Characters of each part of a text. */
export interface PartLengths {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

export function partLengths(characters: number): PartLengths {
  const { eightTenths, nineTenths } = cutsOf(characters);
  return { train: eightTenths, validation: nineTenths - eightTenths, test: characters - nineTenths };
}

/** Characters of the shortest text whose parts are all as long as these. */
export function shortestText({ train, validation, test }: PartLengths): number {
  const suffices = (characters: number): boolean => {
    const parts = partLengths(characters);
    return parts.train >= train && parts.validation >= validation && parts.test >= test;
  };
  // A part may be a character longer than its share: begin a little below, and take the first that does.
  let characters = Math.max(0, Math.ceil(train / 0.8) - 10, 10 * validation - 10, 10 * test - 10);
  while (!suffices(characters)) characters++;
  return characters;
}
