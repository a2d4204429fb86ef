import { useState } from 'preact/hooks';
import type { FieldProps } from './field-props';
import { Hint } from './hint';

/** What has no fields of its own is written as JSON. */
export function JsonField({ name, schema, value, path, errors, onChange }: FieldProps) {
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
