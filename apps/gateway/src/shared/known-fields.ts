/** Which fields a schema has where. */
import { z } from 'zod';

type Node = {
  readonly const?: unknown;
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
  return namesIn(nodesAt(schema, path));
}

/** Names of the fields of `value`, an object at `path`: of the one variant that it says it is, else of all. */
export function fieldsOfKind(schema: z.ZodType, path: readonly PropertyKey[], value: unknown): string[] {
  const all = nodesAt(schema, path);
  const own = all.filter((node) =>
    tagsOf(node).every(([name, tag]) => (value as Record<string, unknown>)[name] === tag),
  );
  return namesIn(own.length > 0 ? own : all);
}

/** What the variants at `path` that have a field say they are, such as `plus` where it is `{ scheme: 'plus', parents }`. */
export function kindsWith(schema: z.ZodType, path: readonly PropertyKey[], field: string): string[] {
  return nodesAt(schema, path)
    .filter(({ properties = {} }) => Object.hasOwn(properties, field))
    .flatMap((node) => tagsOf(node).map(([, tag]) => String(tag)));
}

function tagsOf({ properties = {} }: Node): [string, unknown][] {
  return Object.entries(properties).flatMap(([name, { const: tag }]) => (tag === undefined ? [] : [[name, tag]]));
}

function namesIn(nodes: readonly Node[]): string[] {
  return [...new Set(nodes.flatMap(({ properties = {} }) => Object.keys(properties)))];
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
