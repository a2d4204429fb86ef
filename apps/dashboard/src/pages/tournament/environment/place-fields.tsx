import { type Dial, DIALS, type EnvironmentConfig } from '#environment';
import type { Draft } from './intervention';

interface PlaceFieldsProps {
  config: Pick<EnvironmentConfig, 'niches' | 'arena'>;
  draft: Draft;
  put: (change: Partial<Draft>) => void;
  errorOf: (field: string) => string | undefined;
}

/** Where: what a dial has a value for each of. */
export function PlaceFields({ config: { niches, arena }, draft, put, errorOf }: PlaceFieldsProps) {
  const { scope }: Dial = DIALS[draft.set];
  if (scope === 'tournament') return null;
  const demes = niches.filter(({ name }) => draft.niche === '' || name === draft.niche).flatMap((niche) => niche.demes);
  return (
    <>
      <Choice
        label="Niche"
        all="every niche"
        value={draft.niche}
        names={niches.map(({ name }) => name)}
        onChange={(niche) => put({ niche, deme: '' })}
        error={errorOf('niche')}
      />
      {scope === 'deme' && (
        <Choice
          label="Deme"
          all="every deme there"
          value={draft.deme}
          names={demes.map(({ name }) => name)}
          onChange={(deme) => put({ deme })}
          error={errorOf('deme')}
        />
      )}
      {scope === 'taste' && (
        <Choice
          label="Taste"
          all="every taste"
          value={draft.taste}
          names={Object.keys(arena?.panel.tastes ?? {})}
          onChange={(taste) => put({ taste })}
          error={errorOf('taste')}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  /** What no choice means. */
  all: string;
  value: string;
  names: readonly string[];
  onChange: (name: string) => void;
  error: string | undefined;
}

function Choice({ label, all, value, names, onChange, error }: ChoiceProps) {
  return (
    <label class="field">
      {label}
      <select
        value={value}
        aria-invalid={error !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="">{all}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {error && <span class="error">{error}</span>}
    </label>
  );
}
