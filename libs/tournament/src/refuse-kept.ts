/** How what came from elsewhere is refused. */
import { InvalidValueError } from '#base';
import type { Difference } from './first-difference';

export function join(name: string, path: string): string {
  return path ? `${name}.${path}` : name;
}

export function differ(field: string, { left, right }: Difference, because: string): never {
  refuse(field, left, `${right === undefined ? 'nothing' : JSON.stringify(right)} ${because}`);
}

export function refuse(field: string, value: unknown, expected: string): never {
  throw new InvalidValueError(field, value ?? null, expected);
}
