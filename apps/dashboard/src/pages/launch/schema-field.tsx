/** One field of a form for each part of a schema, and a part for each part of that. */
import type { FieldProps } from './field-props';
import { Hint } from './hint';
import { JsonField } from './json-field';
import { alternativeOf, blank, discriminatorOf, nullable, type Schema } from './schema';
import { SimpleField } from './simple-field';

function SchemaField(props: FieldProps) {
  const { name, schema, value, path, onChange } = props;
  const inner = nullable(schema);
  if (inner) {
    const on = value !== null && value !== undefined;
    return (
      <fieldset>
        <legend>
          <label class="labelled">
            <input
              type="checkbox"
              checked={on}
              onChange={() => onChange(path, on ? null : blank({ ...inner, default: undefined }))}
            />
            {name}
          </label>
        </legend>
        <Hint text={inner.description} />
        {on && <Fields {...props} schema={inner} />}
      </fieldset>
    );
  }
  if (schema.oneOf) return <Alternatives {...props} />;
  if (schema.type === 'object' && schema.properties) {
    return (
      <fieldset>
        <legend>{name}</legend>
        <Hint text={schema.description} />
        <Fields {...props} />
      </fieldset>
    );
  }
  if (schema.type === 'array' && schema.items?.properties) return <List {...props} />;
  if (schema.type === 'object' || schema.type === 'array') return <JsonField {...props} />;
  return <SimpleField {...props} />;
}

/** The fields of an object, side by side. */
export function Fields({ schema, value, path, ...rest }: Omit<FieldProps, 'name'> & { name?: string }) {
  const at = (value ?? {}) as Record<string, unknown>;
  // A text is pinned by the launch; only a config that was launched before says to which.
  const shown = Object.entries(schema.properties ?? {})
    .filter(([name, { const: fixed }]) => name !== '$schema' && fixed === undefined)
    .map(([name, each]) => [name, alternativeOf(each, at[name])] as const);
  const simple = shown.filter(([, each]) => isSimple(each));
  const composed = shown.filter(([, each]) => !isSimple(each));
  return (
    <>
      {simple.length > 0 && (
        <div class="fields">
          {simple.map(([name, each]) => (
            <SchemaField key={name} {...rest} name={name} schema={each} value={at[name]} path={[...path, name]} />
          ))}
        </div>
      )}
      {composed.map(([name, each]) => (
        <SchemaField key={name} {...rest} name={name} schema={each} value={at[name]} path={[...path, name]} />
      ))}
    </>
  );
}

function isSimple({ type, enum: choices, oneOf, anyOf }: Schema): boolean {
  return choices !== undefined || (!oneOf && !anyOf && type !== 'object' && type !== 'array');
}

function Alternatives(props: FieldProps) {
  const { name, schema, value, path, onChange } = props;
  const field = discriminatorOf(schema);
  const kindOf = (each: Schema) => each.properties?.[field]?.const as string;
  const kind = ((value ?? schema.default) as Record<string, string> | undefined)?.[field];
  const chosen = schema.oneOf!.find((each) => kindOf(each) === kind) ?? schema.oneOf![0];
  return (
    <fieldset>
      <legend>{name}</legend>
      <label class="labelled">
        {field}
        <select
          value={kindOf(chosen)}
          onChange={({ currentTarget }) => onChange(path, { [field]: currentTarget.value })}
        >
          {schema.oneOf!.map((each) => (
            <option key={kindOf(each)} value={kindOf(each)}>
              {kindOf(each)}
            </option>
          ))}
        </select>
      </label>
      <Hint text={chosen.description} />
      <Fields {...props} schema={chosen} />
    </fieldset>
  );
}

function List(props: FieldProps) {
  const { name, schema, value, path, onChange, ...rest } = props;
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  return (
    <fieldset>
      <legend>{name}</legend>
      <Hint text={schema.description ?? schema.items!.description} />
      {items.map((item, index) => (
        <div key={index} class="row item">
          <Fields {...rest} onChange={onChange} schema={schema.items!} value={item} path={[...path, index]} />
          <button
            type="button"
            class="quiet"
            aria-label={`Remove ${name} ${index + 1}`}
            disabled={items.length <= (schema.minItems ?? 0)}
            onClick={() => onChange([...path, index], undefined)}
          >
            Remove
          </button>
        </div>
      ))}
      <div>
        <button
          type="button"
          disabled={items.length >= (schema.maxItems ?? Infinity)}
          onClick={() => onChange([...path, items.length], blank(schema.items!))}
        >
          Add one
        </button>
      </div>
    </fieldset>
  );
}
