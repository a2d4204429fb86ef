import type { SpeciesFacts } from '#contracts';
import { count, thousandths } from '#wording';
import { Key } from '../charts/chart-frame';
import { countOf, type Lineage, NONE } from '#projection';
import { familyColour, nicheColour, SPECIES_COLOURS, speciesColour } from '../ui/colours';
import { largestOfColours } from '../ui/largest-of-colours';
import type { Colouring, Painted } from './colouring';

/** What a scale is of. */
const SCALES = {
  bits: 'bits per character above WB-2 of the niche, both on validation, better to the right',
  rating: 'nats above WB-2 of the niche, better to the right',
  parameters: 'parameters',
  predictionEntropy: 'bits per symbol, entropy of predictions',
};

export function TreeLegend({
  species,
  lineage,
  colouring,
  painted,
  fittest,
}: {
  species: readonly SpeciesFacts[];
  lineage: Lineage;
  colouring: Colouring;
  painted: Painted;
  /** Who leads. */
  fittest: string;
}) {
  const told = colouring === 'parameters' ? count : thousandths;
  return (
    <div class="legend">
      {colouring === 'family' &&
        lineage.families.map((family) => (
          <Key key={family} kind="box" colour={familyColour(family)}>
            {family}
          </Key>
        ))}
      {colouring === 'niche' &&
        lineage.niches.map((niche, index) => (
          <Key key={niche} kind="box" colour={nicheColour(index)}>
            {niche}
          </Key>
        ))}
      {colouring === 'deme' &&
        lineage.demes.map((deme, index) => (
          <Key key={deme} kind="box" colour={nicheColour(index)}>
            {deme}
          </Key>
        ))}
      {colouring === 'species' &&
        largestSpecies(species, lineage).map(({ number, name }) => (
          <Key key={number} kind="box" colour={speciesColour(number)}>
            {name}
          </Key>
        ))}
      {colouring === 'species' && species.length > SPECIES_COLOURS && (
        <span class="muted">the largest of each colour, of {count(species.length)} species</span>
      )}
      {painted.range && (
        <span class="key">
          {told(painted.range[0])}
          <span
            class="ramp"
            style={{ background: `linear-gradient(to right, ${painted.palette.slice(0, -1).join(', ')})` }}
          />
          {told(painted.range[1])} {SCALES[colouring as keyof typeof SCALES]}
        </span>
      )}
      <Key kind="line" colour="var(--accent)">
        line of descent of each niche's leader: {fittest}, as generations closed
      </Key>
      <span class="muted">faint: dead; ring: never evaluated</span>
    </div>
  );
}

function largestSpecies(species: readonly SpeciesFacts[], lineage: Lineage): SpeciesFacts[] {
  const individuals = new Uint32Array(species.length);
  for (const own of lineage.species.values.subarray(0, countOf(lineage))) if (own !== NONE) individuals[own]++;
  return largestOfColours(species, ({ number }) => individuals[number]);
}
