import { count } from '#wording';
import type { FieldProps } from './field-props';
import { Hint } from './hint';

/** So large a number is told with separators too. */
const LARGE = 1e6;

/** A text, a number, yes or no, or one of a few. */
export function SimpleField({ name, schema, value, path, errors, corpora, onChange }: FieldProps) {
  const error = errors[path.join('.')];
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const shown = value ?? '';
  const common = { 'aria-invalid': error !== undefined, title: schema.description };
  if (schema.type === 'boolean') {
    return (
      <div class="field">
        <label class="labelled">
          <input
            {...common}
            type="checkbox"
            checked={Boolean(value ?? schema.default)}
            onChange={({ currentTarget }) => onChange(path, currentTarget.checked)}
          />
          {name}
        </label>
        <Hint text={schema.description} />
        {error && <span class="error">{error}</span>}
      </div>
    );
  }
  return (
    <label class="field">
      <span>
        {name}
        {typeof value === 'number' && value >= LARGE && <span class="hint"> {count(value)}</span>}
      </span>
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
