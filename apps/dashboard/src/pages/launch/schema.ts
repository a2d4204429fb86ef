/** The part of JSON Schema that a config's schema uses, and values at paths into a config. */

export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly (string | number)[];
  readonly const?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

export type Path = readonly (string | number)[];

/** The schema under a null that may stand in its place; null where it may not. */
export function nullable({ anyOf, description, default: fallback }: Schema): Schema | null {
  const other = anyOf?.find(({ type }) => type !== 'null');
  return other && anyOf?.length === 2 && anyOf.some(({ type }) => type === 'null')
    ? { description, ...other, default: fallback ?? other.default }
    : null;
}

/** Of a number that a list may stand for, such as a schedule, the one that the value is; every other schema as it is. */
export function alternativeOf(schema: Schema, value: unknown): Schema {
  const kind = schema.anyOf?.find(({ type }) => (type === 'array') === Array.isArray(value));
  return kind && !nullable(schema) ? { description: schema.description, ...kind } : schema;
}

/** The field that tells alternatives apart, which is a constant in each: `kind` or `scheme`. */
export function discriminatorOf({ oneOf = [] }: Schema): string {
  const [name = 'kind'] = Object.entries(oneOf[0]?.properties ?? {}).find(([, each]) => each.const !== undefined) ?? [];
  return name;
}

/** The least that is valid, for what is added in a form. */
export function blank(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.oneOf) return blank(schema.oneOf[0]);
  if (schema.anyOf) return blank(schema.anyOf[0]);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, blank(schema.properties?.[name] ?? {})]));
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => blank(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    default:
      return '';
  }
}

/** A copy with another value at a path; undefined takes it away. */
export function put(whole: unknown, path: Path, value: unknown): unknown {
  if (path.length === 0) return value;
  const [first, ...rest] = path;
  if (Array.isArray(whole)) {
    const index = Number(first);
    if (rest.length === 0 && value === undefined) return whole.filter((_, at) => at !== index);
    return Object.assign([...(whole as unknown[])], { [index]: put(whole[index], rest, value) });
  }
  const { [first]: before, ...others } = (whole ?? {}) as Record<string, unknown>;
  const after = put(before, rest, value);
  return after === undefined ? others : { ...(whole as object), [first]: after };
}
