/** Values that a schema takes, drawn at random; and such as it does not. */
import type { OpenApi, Schema } from './api-schemas';

/** Numbers from 0 up to 1. */
export type Draw = () => number;

const WORDS = ['x', 'zz-9', 'words of a note', 'é 𝒜', 'abcdefgh-01234567', 'a'.repeat(64), '0'.repeat(64)];
const JUNK = [null, true, -1, 1.5, 1e300, '', ' ', '\0', '%00', 'x'.repeat(6000), [], [[]], {}, { extra: 1 }];

export const pick = <Item>(items: readonly Item[], draw: Draw): Item => items[Math.floor(draw() * items.length)];
export const junk = (draw: Draw): unknown => pick(JUNK, draw);

export function valueOf(schema: Schema, { components }: OpenApi, draw: Draw): unknown {
  const inner = (part: Schema): unknown => valueOf(part, { components, paths: {} }, draw);
  if (schema.$ref) return inner(components.schemas[schema.$ref.split('/').at(-1)!]);
  if (schema.nullable && draw() < 0.2) return null;
  const kinds = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (kinds) return inner(pick(kinds, draw));
  if (schema.enum) return pick(schema.enum, draw);
  switch (schema.type) {
    case 'integer':
      return Math.floor(numberIn(schema, draw));
    case 'number':
      return numberIn(schema, draw);
    case 'boolean':
      return draw() < 0.5;
    case 'string':
      return wordOf(schema, draw);
    case 'array': {
      const { minItems = 0, maxItems = minItems + 2, items = {} } = schema;
      const length = minItems + Math.floor(draw() * (Math.min(maxItems, minItems + 2) - minItems + 1));
      return Array.from({ length }, () => inner(items));
    }
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const chosen = Object.entries(properties).filter(([name]) => required.includes(name) || draw() < 0.3);
      return Object.fromEntries(chosen.map(([name, part]) => [name, inner(part)]));
    }
    default:
      return pick(WORDS, draw);
  }
}

function numberIn({ minimum = 0, maximum = minimum + 10, exclusiveMinimum }: Schema, draw: Draw): number {
  const value = minimum + draw() * Math.min(maximum - minimum, 10);
  return exclusiveMinimum && value === minimum ? (minimum + maximum) / 2 : value;
}

function wordOf({ pattern, minLength = 0, maxLength = Infinity }: Schema, draw: Draw): string {
  const fits = (word: string): boolean =>
    word.length >= minLength && word.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(word));
  return pick(WORDS.filter(fits), draw) ?? 'x';
}
