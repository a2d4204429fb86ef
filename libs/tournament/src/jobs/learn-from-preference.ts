/**
 * Learning from preference, after learning from text: each member writes, its texts are judged, and it learns to write what is preferred, by
 * direct preference optimisation (Rafailov et al. 2023) or by imitating the best of n. It stays within a budget of divergence from what it
 * was: a stretch of training after which it would be beyond is taken back, and ends its learning. Every draw is named by the individual.
 */
import { trainingWindow } from '#corpus';
import type { LanguageModel, TrainingState } from '#model';
import { countedWindows, pack, sumsOverPlaces } from './preference/counted-windows';
import { drawRows, gatherExamples, WINDOWS } from './preference/examples';
import { streamOf, type LearningCohort } from './preference/learner';
import type { PreferenceLearning } from './preference/preference-learning';
import { writeTexts } from './preference/write-texts';

export interface PreferenceReport {
  /** Judgements that were no tie. */
  readonly pairs: number;
  /** Steps that led to the weights. */
  readonly steps: number;
  /** Of the weights from what they were before, nats a symbol. */
  readonly klNats: number;
  readonly tokensTrained: number;
  /** Nothing was preferred, all steps were taken, the budget was spent, or a number was not finite. */
  readonly ended: 'undecided' | 'finished' | 'budget' | 'diverged';
  /** Why it diverged. */
  readonly cause?: string;
}

/** The divergence is measured so many times in all steps, */
const CHECKS = 8;
/** on so many texts. */
const CHECK_TEXTS = 16;
const CLIP_NORM = 1;
const NO_ROWS = Array.from({ length: WINDOWS }, () => undefined);

/**
 * The weights [members, parameters] after learning and a report for each member. One that decided nothing, or that was no sound model to
 * begin with, keeps its weights exactly. What is 0, as pruning leaves it, stays 0.
 */
export async function learnFromPreference(
  model: LanguageModel,
  birth: Float32Array,
  settings: PreferenceLearning,
  cohort: LearningCohort,
): Promise<{ readonly weights: Float32Array; readonly reports: readonly PreferenceReport[] }> {
  const { learners, breathe } = cohort;
  const { method, steps, klBudgetNats } = settings;
  const { members, parameters } = model;
  const { context } = model.architecture;
  const rowOf = (all: Float32Array, member: number) => all.subarray(member * parameters, (member + 1) * parameters);
  const perMember = (value: number): Float32Array => new Float32Array(members).fill(value);

  const kept = birth.slice();
  const reports = learners.map((): PreferenceReport => ({
    pairs: 0,
    steps: 0,
    klNats: 0,
    tokensTrained: 0,
    ended: 'finished',
  }));
  const end = (member: number, how: Partial<PreferenceReport>) => (reports[member] = { ...reports[member], ...how });

  const reference = birth.slice();
  const probe = probes(model, cohort);
  (await failures(model, reference, probe)).forEach((cause, member) => {
    if (!cause) return;
    end(member, { ended: 'diverged', cause });
    rowOf(reference, member).fill(0); // a model that knows nothing, but can write in the others' company
  });

  const { pairs, examples } = await gatherExamples(model, reference, settings, cohort);
  const learning = new Set<number>();
  reports.forEach(({ ended }, member) => {
    if (ended === 'diverged') return;
    if (examples[member].length > 0) learning.add(member);
    end(member, { pairs: pairs[member], ...(pairs[member] === 0 && { ended: 'undecided' }) });
  });

  const mask = reference.map((weight) => (weight === 0 ? 0 : 1));
  const draws = learners.map((learner) => streamOf(cohort, learner, 'examples'));
  const zeros = () => new Float32Array(reference.length);
  let state: TrainingState = { weights: reference.slice(), momentum: zeros(), variance: zeros(), step: 0 };
  const stop = (member: number): void => {
    learning.delete(member);
    rowOf(state.weights, member).set(rowOf(reference, member));
    for (const moments of [state.momentum, state.variance]) rowOf(moments, member).fill(0);
  };
  for (let check = 1; check <= CHECKS && learning.size > 0; check++) {
    const stretch = Math.floor((check * steps) / CHECKS) - state.step;
    if (stretch === 0) continue;
    const rows = Array.from({ length: stretch * members }, (_, turn) => {
      const member = turn % members;
      return learning.has(member) ? drawRows(examples[member], draws[member]) : NO_ROWS;
    }).flat();
    const { tokens, places } = pack(rows, context);
    const result = await model.prefer(
      state,
      { tokens, places, reference: Float32Array.from(rows, (row) => row?.logLikelihood ?? 0) },
      {
        ...{ method, mask, clipNorm: perMember(CLIP_NORM), beta: perMember(settings.beta) },
        learningRate: Float32Array.from({ length: stretch * members }, (_, turn) =>
          learning.has(turn % members) ? settings.learningRate : 0,
        ),
      },
    );
    state = result.state;
    const causes = await failures(model, state.weights, probe);
    for (const member of [...learning]) {
      const loss = result.loss.find((value, at) => at % members === member && !Number.isFinite(value));
      const cause = loss === undefined ? causes[member] : `preference loss is ${loss}`;
      if (!cause) continue;
      end(member, { ended: 'diverged', cause });
      stop(member);
    }
    const divergences = await measureDivergence(model, state.weights, reference, settings, cohort);
    for (const member of [...learning]) {
      if (divergences[member] <= klBudgetNats) {
        rowOf(kept, member).set(rowOf(state.weights, member));
        end(member, { steps: state.step, klNats: divergences[member] });
      } else {
        end(member, { ended: 'budget' });
        stop(member);
      }
    }
    await breathe();
  }
  return { weights: kept, reports };
}

/** A window of each member's text, to tell whether a model's predictions are numbers. [members, 1, context + 1] */
function probes({ architecture: { context } }: LanguageModel, cohort: LearningCohort): Int32Array {
  const tokens = new Int32Array(cohort.learners.length * (context + 1));
  cohort.learners.forEach((learner, member) => {
    trainingWindow(learner.text, context, streamOf(cohort, learner, 'probe'), tokens, member * (context + 1));
  });
  return tokens;
}

/** What is wrong with each member's predictions, if something is. */
async function failures(model: LanguageModel, weights: Float32Array, probe: Int32Array) {
  const { nats } = await model.loss(weights, probe);
  return Array.from({ length: model.members }, (_, member) => {
    const wrong = nats.find(
      (value, at) => Math.floor((at * model.members) / nats.length) === member && !Number.isFinite(value),
    );
    return wrong === undefined ? undefined : `cross-entropy is ${wrong}`;
  });
}

/**
 * Of each member, KL(weights || reference) in nats a symbol: exact over the vocabulary, mean over the places of texts that it writes with
 * the weights. The streams are those of every check.
 */
async function measureDivergence(
  model: LanguageModel,
  weights: Float32Array,
  reference: Float32Array,
  { length }: PreferenceLearning,
  cohort: LearningCohort,
): Promise<readonly number[]> {
  const texts = await writeTexts(
    model,
    weights,
    { prompts: CHECK_TEXTS, samples: 1, length, purpose: 'check' },
    cohort,
  );
  const { context } = model.architecture;
  const windows = texts.map((own) => own.flatMap((text) => countedWindows(text, context)));
  const nats = await sumsOverPlaces(windows, context, (tokens) => model.divergence(weights, reference, tokens));
  return nats.map((own) => own.reduce((total, value) => total + value, 0) / (CHECK_TEXTS * length));
}
