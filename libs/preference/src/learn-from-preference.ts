/**
 * Learning from preference, after learning from text: each member writes, its texts are judged, and it learns to write what is preferred, by
 * direct preference optimisation (Rafailov et al. 2023) or by imitating the best of n. It stays within a budget of divergence from what it
 * was: a chunk of training after which it would be beyond is taken back, and ends its learning. Every draw is named by the individual.
 */
import type { LanguageModel, PreferenceLearning, TrainingState } from '#model';
import { gatherExamples } from './examples';
import { failuresOf, probesOf } from './failures';
import { streamOf, type LearningGroup } from './learner';
import { lessonsOf, type Pupil } from './lessons';
import { measureDivergence } from './measure-divergence';
import { CHECKS, learningCost } from './learning-cost';

export interface PreferenceReport {
  /** Judgements that were no tie. */
  readonly pairs: number;
  /** Steps that led to the weights. */
  readonly steps: number;
  /** Of the weights from what they were before, in nats a symbol of the member's own text. */
  readonly klNats: number;
  /** Of all that was computed, steps taken back too. */
  readonly flops: number;
  /** The FLOPs allow no step, nothing was preferred, all steps were taken, the divergence allowed was reached, or a number was not finite. */
  readonly ended: 'unaffordable' | 'undecided' | 'finished' | 'budget' | 'diverged';
  /** Why it diverged. */
  readonly cause?: string;
}

/**
 * The weights [members, parameters] after learning and a report for each member. One that decided nothing, or that was no sound model to
 * begin with, keeps its weights exactly. What is 0, as pruning leaves it, stays 0.
 */
export async function learnFromPreference(
  model: LanguageModel,
  birth: Float32Array,
  settings: PreferenceLearning,
  group: LearningGroup,
): Promise<{ readonly weights: Float32Array; readonly reports: readonly PreferenceReport[] }> {
  const { learners, yieldToEventLoop } = group;
  const { parameters } = model;
  const rowOf = (all: Float32Array, member: number) => all.subarray(member * parameters, (member + 1) * parameters);
  if (settings.steps === 0) {
    const none: PreferenceReport = { pairs: 0, steps: 0, klNats: 0, flops: 0, ended: 'unaffordable' };
    return { weights: birth, reports: learners.map(() => none) };
  }
  const cost = learningCost(model.architecture, model.vocabularySize, settings);
  const [kept, reference] = [birth.slice(), birth.slice()];
  const probes = probesOf(model, group);
  const broken = await failuresOf(model, birth, probes);
  broken.forEach((cause, member) => cause && rowOf(reference, member).fill(0)); // it knows nothing, but can write in company
  const { pairs, examples } = await gatherExamples(model, reference, settings, group);
  const reports = learners.map((_, member): PreferenceReport => {
    const untaught = { pairs: 0, steps: 0, klNats: 0, flops: cost.texts };
    if (broken[member]) return { ...untaught, ended: 'diverged', cause: broken[member] };
    return { ...untaught, pairs: pairs[member], ended: pairs[member] === 0 ? 'undecided' : 'finished' };
  });
  const pupils = learners.map((learner, member): Pupil | undefined =>
    reports[member].ended === 'finished'
      ? { examples: examples[member], prng: streamOf(group, learner, 'examples') }
      : undefined,
  );

  const mask = reference.map((weight) => (weight === 0 ? 0 : 1));
  const zeros = () => new Float32Array(reference.length);
  let state: TrainingState = { weights: reference.slice(), momentum: zeros(), variance: zeros(), step: 0 };
  const note = (member: number, news: Partial<PreferenceReport>) => (reports[member] = { ...reports[member], ...news });
  const stop = (member: number, how: Pick<PreferenceReport, 'ended' | 'cause'>): void => {
    note(member, how);
    pupils[member] = undefined;
    rowOf(state.weights, member).set(rowOf(reference, member));
    for (const moments of [state.momentum, state.variance]) rowOf(moments, member).fill(0);
  };
  for (let check = 1; check <= CHECKS && pupils.some(Boolean); check++) {
    const steps = Math.floor((check * settings.steps) / CHECKS) - state.step;
    if (steps === 0) continue;
    const lessons = lessonsOf(pupils, steps, settings, model);
    const result = await model.prefer(state, lessons.examples, { ...lessons.hyperparameters, mask });
    state = result.state;
    const failures = await failuresOf(model, state.weights, probes);
    pupils.forEach((pupil, member) => {
      if (!pupil) return;
      note(member, { flops: reports[member].flops + steps * cost.step + cost.check });
      const loss = result.loss.find((value, at) => at % model.members === member && !Number.isFinite(value));
      const cause = loss === undefined ? failures[member] : `preference loss is ${loss}`;
      if (cause) stop(member, { ended: 'diverged', cause });
    });
    const divergences = await measureDivergence(model, state.weights, reference, settings.length, group);
    pupils.forEach((pupil, member) => {
      if (!pupil) return;
      if (divergences[member] <= settings.klBudgetNats) {
        rowOf(kept, member).set(rowOf(state.weights, member));
        note(member, { steps: state.step, klNats: divergences[member] });
      } else stop(member, { ended: 'budget' });
    });
    await yieldToEventLoop();
  }
  return { weights: kept, reports };
}
