/** What the kernel says of its step, as a generation opens. */
import { type Metric, whole } from './metric';

export type StepNumbers = Readonly<Record<string, number>>;

/** Each has the name that it has in `step`. */
const NAMED: readonly Omit<Metric<StepNumbers>, 'scope' | 'compute'>[] = [
  {
    name: 'births',
    unit: 'individuals',
    direction: null,
    help: 'Individuals born into the generation, founders among them.',
  },
  {
    name: 'founders',
    unit: 'individuals',
    direction: null,
    help: 'Individuals born without parents: all of the first generation, and of demes that had no viable member left and no migrants.',
  },
  {
    name: 'survivors',
    unit: 'individuals',
    direction: null,
    help: 'Individuals of the generation before who live on in this one.',
  },
  {
    name: 'deaths',
    unit: 'individuals',
    direction: null,
    help: 'Individuals of the generation before who were not selected to live on. The non-viable died before and do not count.',
  },
  {
    name: 'goalSwitches',
    unit: 'individuals',
    direction: null,
    help:
      'Newborns of one parent who lived elsewhere and predicted the text of their deme better than everyone who lived in it (`breeding.migration`: ' +
      'goal-switching). Colonists of extinct demes do not count.',
  },
  {
    name: 'extinctDemes',
    unit: 'demes',
    direction: null,
    help: 'Demes of the generation before in which nobody was left who could be a parent.',
  },
  {
    name: 'recolonisedDemes',
    unit: 'demes',
    direction: null,
    help: 'Of the extinct demes those whose newborns have parents in other demes; the others are founded anew.',
  },
  {
    name: 'selectionIntensity',
    unit: 'standard deviations',
    direction: null,
    help:
      'Mean score of the parents by how often they were drawn, less the mean score of their deme, in standard deviations of its scores; ' +
      'over demes by draws (Falconer 1960). The score is the one that selects: shaped where scores are shaped, of the first case under lexicase, ' +
      'of cross-entropy under pareto. Under the shapings neutral and shuffled it is the one that was measured, and below direction 1 the one before it was permuted. 0 on average without selection.',
  },
];

export const STEP_METRICS: readonly Metric<StepNumbers>[] = NAMED.map((named) => {
  return { ...named, scope: 'generation', compute: (step) => whole(step[named.name]) };
});
