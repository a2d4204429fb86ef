import type { SpeciesFacts } from '#contracts';
import { count } from '#wording';
import { Key } from '../charts/chart-frame';
import { countOf, type Lineage, NONE } from '#projection';
import { familyColour, nicheColour, SPECIES_COLOURS, speciesColour } from '../ui/colours';
import { largestOfColours } from '../ui/largest-of-colours';
import type { Colouring, Painted } from './colouring';
import { ScaleLegend } from './scale-legend';
import type { Trait } from './traits';

/** What a scale is of. */
const SCALES = {
  bits: 'bits per character above WB-2 of the niche, both on validation, better to the right',
  rating: 'nats above WB-2 of the niche, better to the right',
  parameters: 'parameters',
  predictionEntropy: 'bits per symbol, entropy of predictions',
};

/** `width`, `evolutionaryDistinctiveness (generations)`. */
const scaleOf = (colouring: Colouring, trait: Trait | undefined): string =>
  trait ? `${trait.label}${trait.unit && ` (${trait.unit})`}` : SCALES[colouring as keyof typeof SCALES];

export function TreeLegend({
  species,
  lineage,
  colouring,
  trait,
  painted,
  fittest,
}: {
  species: readonly SpeciesFacts[];
  lineage: Lineage;
  colouring: Colouring;
  /** What is coloured by instead. */
  trait: Trait | undefined;
  painted: Painted;
  /** Who leads. */
  fittest: string;
}) {
  const unknown = painted.palette.length - 1;
  const by = trait ? undefined : colouring;
  return (
    <div class="legend">
      {by === 'family' &&
        lineage.families.map((family) => (
          <Key key={family} kind="box" colour={familyColour(family)}>
            {family}
          </Key>
        ))}
      {by === 'niche' &&
        lineage.niches.map((niche, index) => (
          <Key key={niche} kind="box" colour={nicheColour(index)}>
            {niche}
          </Key>
        ))}
      {by === 'deme' &&
        lineage.demes.map((deme, index) => (
          <Key key={deme} kind="box" colour={nicheColour(index)}>
            {deme}
          </Key>
        ))}
      {by === 'species' &&
        largestSpecies(species, lineage).map(({ number, name }) => (
          <Key key={number} kind="box" colour={speciesColour(number)}>
            {name}
          </Key>
        ))}
      {by === 'species' && species.length > SPECIES_COLOURS && (
        <span class="muted">the largest of each colour, of {count(species.length)} species</span>
      )}
      {painted.keys.length > 0 && <span class="muted">{scaleOf(colouring, trait)}</span>}
      {painted.keys.map(({ text, colour }) => (
        <Key key={text} kind="box" colour={colour}>
          {text}
        </Key>
      ))}
      {painted.ticks && (
        <>
          <span class="muted">{scaleOf(colouring, trait)}</span>
          <ScaleLegend colours={painted.palette.slice(0, -1)} ticks={painted.ticks} />
        </>
      )}
      {by !== 'family' && by !== 'niche' && by !== 'deme' && painted.index.includes(unknown) && (
        <Key kind="box" colour={painted.palette[unknown]}>
          not known
        </Key>
      )}
      <Key kind="line" colour="var(--accent)">
        line of descent of each niche's leader: {fittest}, as generations closed
      </Key>
      <span class="muted">faint: dead; ring: never evaluated</span>
      {trait && 'metric' in trait.of && <p class="muted legend-note">{trait.of.metric.help}</p>}
    </div>
  );
}

function largestSpecies(species: readonly SpeciesFacts[], lineage: Lineage): SpeciesFacts[] {
  const individuals = new Uint32Array(species.length);
  for (const own of lineage.species.values.subarray(0, countOf(lineage))) if (own !== NONE) individuals[own]++;
  return largestOfColours(species, ({ number }) => individuals[number]);
}
