/** Which fields a schema has where. */
import { z } from 'zod';

type Node = {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
};

/** Those asked for so far: a conversion takes milliseconds. */
const converted = new WeakMap<z.ZodType, Node>();

/** Names of the fields of the object at `path`, in all its variants. */
export function knownFields(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return [...new Set(nodesAt(schema, path).flatMap(({ properties = {} }) => Object.keys(properties)))];
}

/** Its variants, such as `{ values }` and `{ low, high }`. */
export function objectKinds(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return nodesAt(schema, path).flatMap(({ properties }) =>
    properties ? [`{ ${Object.keys(properties).join(', ')} }`] : [],
  );
}

function nodesAt(schema: z.ZodType, path: readonly PropertyKey[]): Node[] {
  const root = converted.get(schema) ?? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node);
  converted.set(schema, root);
  return path.reduce<Node[]>((at, key) => at.flatMap((node) => variants(childOf(node, key))), variants(root));
}

function childOf({ properties, additionalProperties, items }: Node, key: PropertyKey): Node | undefined {
  if (typeof key === 'number') return items;
  const rest = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return properties && Object.hasOwn(properties, key) ? properties[String(key)] : rest;
}

function variants(node: Node | undefined): Node[] {
  if (!node) return [];
  const several = node.anyOf ?? node.oneOf;
  return several ? several.flatMap(variants) : [node];
}
