import type { Lineage } from '#projection';
import { setQuery } from '../routing/location';
import type { Query } from '../routing/route';
import { groupBy } from '#base';
import { type Colouring, COLOURINGS } from './colouring';
import type { Trait } from './traits';

interface TreeControlsProps {
  query: Query;
  lineage: Lineage;
  /** The name of a colouring or of a trait. */
  colouring: string;
  traits: readonly Trait[];
  hasRatings: boolean;
  hasSpecies: boolean;
}

const LABELS: Record<Colouring, string> = {
  family: 'family',
  niche: 'niche',
  deme: 'deme',
  species: 'species',
  parameters: 'parameters',
  predictionEntropy: 'entropy of predictions',
  bits: 'bits above WB-2',
  rating: 'rating',
};

/** What is coloured, and what stands out. */
export function TreeControls({ query, lineage, colouring, traits, hasRatings, hasSpecies }: TreeControlsProps) {
  return (
    <>
      <label class="labelled">
        Colour
        <select
          class="tree-colour"
          value={colouring}
          onChange={({ currentTarget }) =>
            setQuery({ colour: currentTarget.value === 'family' ? '' : currentTarget.value })
          }
        >
          {COLOURINGS.filter((each) => (each !== 'rating' || hasRatings) && (each !== 'species' || hasSpecies)).map(
            (each) => (
              <option key={each} value={each}>
                {LABELS[each]}
              </option>
            ),
          )}
          {[...groupBy(traits, ({ group }) => group)].map(([group, own]) => (
            <optgroup key={group} label={group}>
              {own.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Choice label="Niche" name="niche" values={lineage.niches} query={query} />
      {lineage.demes.length > lineage.niches.length && (
        <Choice label="Deme" name="deme" values={lineage.demes} query={query} />
      )}
      <Choice label="Family" name="family" values={lineage.families} query={query} />
      <label class="labelled">
        Find
        <input
          type="search"
          size={12}
          placeholder="2-5"
          value={query.find ?? ''}
          onInput={({ currentTarget }) => setQuery({ find: currentTarget.value.trim() })}
        />
      </label>
    </>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  values: readonly string[];
  query: Query;
}

function Choice({ label, name, values, query }: ChoiceProps) {
  return (
    <label class="labelled">
      {label}
      <select value={query[name] ?? ''} onChange={({ currentTarget }) => setQuery({ [name]: currentTarget.value })}>
        <option value="">all</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
}
