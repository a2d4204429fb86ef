import { type Dial, DIALS } from '#environment';
import { type configOf, corporaOf, type Draft, limitsOf } from './intervention';

interface ValueFieldProps {
  config: ReturnType<typeof configOf>;
  draft: Draft;
  put: (change: Partial<Draft>) => void;
  error: string | undefined;
}

/** What it is to be: a number, the name of a corpus, or some of a list. */
export function ValueField({ config, draft, put, error }: ValueFieldProps) {
  const { values, unit }: Dial = DIALS[draft.set];
  const told = error && <span class="error">{error}</span>;
  if (typeof values === 'object' && 'choices' in values) {
    const toggle = (name: string, isChosen: boolean) =>
      put({ chosen: values.choices.filter((each) => (each === name ? isChosen : draft.chosen.includes(each))) });
    return (
      <fieldset class="field">
        <legend>To</legend>
        <div class="row tight">
          {values.choices.map((name) => (
            <label key={name} class="labelled">
              <input
                type="checkbox"
                checked={draft.chosen.includes(name)}
                onChange={({ currentTarget }) => toggle(name, currentTarget.checked)}
              />
              {name}
            </label>
          ))}
        </div>
        {told}
      </fieldset>
    );
  }
  if (values === 'name') {
    return (
      <label class="field">
        To
        <select
          value={draft.text}
          aria-invalid={Boolean(error)}
          onChange={({ currentTarget }) => put({ text: currentTarget.value })}
        >
          <option value="">choose</option>
          {corporaOf(config, draft.niche).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <span class="hint">of those that the config names; any other text, a mixture too, holds in a fork</span>
        {told}
      </label>
    );
  }
  return (
    <label class="field">
      To{unit && `, ${unit}`}
      <input
        inputMode="decimal"
        value={draft.text}
        aria-invalid={Boolean(error)}
        onInput={({ currentTarget }) => put({ text: currentTarget.value })}
      />
      <span class="hint">{limitsOf(draft.set)}</span>
      {told}
    </label>
  );
}
