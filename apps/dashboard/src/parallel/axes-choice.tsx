import type { Measure } from './measures';

interface AxesChoiceProps {
  measures: readonly Measure[];
  /** Names, from left to right. */
  chosen: readonly string[];
  onChange: (names: readonly string[]) => void;
}

/** Which axes there are, and in which order. */
export function AxesChoice({ measures, chosen, onChange }: AxesChoiceProps) {
  const labelOf = (name: string): string => measures.find((each) => each.name === name)?.label ?? name;
  const move = (index: number, by: number) => {
    const names = chosen.filter((_, at) => at !== index);
    onChange([...names.slice(0, index + by), chosen[index], ...names.slice(index + by)]);
  };
  return (
    <details>
      <summary class="muted small">Axes: {chosen.map(labelOf).join(', ')}</summary>
      <div class="stack axes-choice">
        <ol class="row" aria-label="Order of the axes">
          {chosen.map((name, index) => (
            <li key={name} class="row tight chip">
              <button
                type="button"
                class="quiet"
                aria-label={`${labelOf(name)} further left`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                ‹
              </button>
              {labelOf(name)}
              <button
                type="button"
                class="quiet"
                aria-label={`${labelOf(name)} further right`}
                disabled={index === chosen.length - 1}
                onClick={() => move(index, 1)}
              >
                ›
              </button>
            </li>
          ))}
        </ol>
        <div class="choices-grid">
          {measures.map(({ name, label }) => (
            <label key={name} class="labelled">
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                disabled={chosen.length === 1 && chosen.includes(name)}
                onChange={() =>
                  onChange(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name])
                }
              />
              {label}
            </label>
          ))}
        </div>
      </div>
    </details>
  );
}
