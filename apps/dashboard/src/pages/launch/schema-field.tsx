/** One field of a form for each part of a schema, and a part for each part of that. */
import { useState } from 'preact/hooks';
import { blank, kindOf, nullable, type Path, type Schema } from './schema';

export interface FieldProps {
  name: string;
  schema: Schema;
  value: unknown;
  path: Path;
  /** Messages by dotted path. */
  errors: Readonly<Record<string, string>>;
  /** Names of corpora, suggested where one is asked for. */
  corpora: readonly string[];
  onChange: (path: Path, value: unknown) => void;
}

export function SchemaField(props: FieldProps) {
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
  if (schema.type === 'object' || schema.type === 'array') return <Json {...props} />;
  return <Simple {...props} />;
}

/** The fields of an object, side by side. */
export function Fields({ schema, value, path, ...rest }: Omit<FieldProps, 'name'> & { name?: string }) {
  const at = (value ?? {}) as Record<string, unknown>;
  // A text is pinned by the launch; only a config that was launched before says to which.
  const shown = Object.entries(schema.properties ?? {}).filter(
    ([name, { const: fixed }]) => name !== '$schema' && fixed === undefined,
  );
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
  const kind =
    (value as { kind?: string } | undefined)?.kind ?? (schema.default as { kind?: string } | undefined)?.kind;
  const chosen = schema.oneOf!.find((each) => kindOf(each) === kind) ?? schema.oneOf![0];
  return (
    <fieldset>
      <legend>{name}</legend>
      <label class="labelled">
        kind
        <select value={kindOf(chosen)} onChange={({ currentTarget }) => onChange(path, { kind: currentTarget.value })}>
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
      <Hint text={schema.items!.description} />
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

/** What has no fields of its own is written as JSON. */
function Json({ name, schema, value, path, errors, onChange }: FieldProps) {
  const [text, setText] = useState(() => written(value ?? schema.default ?? null));
  const [broken, setBroken] = useState(false);
  const error = broken ? 'is not JSON' : errors[path.join('.')];
  return (
    <label class="field wide-field">
      {name} <Hint text={schema.description} />
      <textarea
        rows={Math.min(12, text.split('\n').length)}
        value={text}
        aria-invalid={error !== undefined}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          try {
            onChange(path, JSON.parse(currentTarget.value));
            setBroken(false);
          } catch {
            setBroken(true);
          }
        }}
      />
      {error && <span class="error">{error}</span>}
    </label>
  );
}

/** One line for each property. */
function written(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const lines = Object.entries(value).map(([name, each]) => `  ${JSON.stringify(name)}: ${JSON.stringify(each)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
}

function Simple({ name, schema, value, path, errors, corpora, onChange }: FieldProps) {
  const error = errors[path.join('.')];
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const shown = value ?? '';
  const common = { 'aria-invalid': error !== undefined, title: schema.description };
  return (
    <label class="field">
      <span>{name}</span>
      {schema.enum ? (
        <select
          {...common}
          value={String(value ?? schema.default ?? '')}
          onChange={({ currentTarget }) => onChange(path, currentTarget.value)}
        >
          {schema.enum.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type={isNumber ? 'number' : 'text'}
          step={schema.type === 'integer' ? 1 : 'any'}
          min={schema.minimum ?? schema.exclusiveMinimum}
          max={schema.maximum ?? schema.exclusiveMaximum}
          maxLength={schema.maxLength}
          placeholder={schema.default === undefined ? undefined : String(schema.default)}
          list={name === 'corpus' && corpora.length > 0 ? 'corpora' : undefined}
          value={shown as string | number}
          onInput={({ currentTarget }) => {
            const { value: typed } = currentTarget;
            if (typed === '') onChange(path, undefined);
            else onChange(path, isNumber ? Number(typed) : typed);
          }}
        />
      )}
      <Hint text={schema.description} />
      {error && <span class="error">{error}</span>}
    </label>
  );
}

function Hint({ text }: { text: string | undefined }) {
  return text ? <span class="hint">{text}</span> : null;
}
