export type { Judge } from './judge-texts';
export * from './learn-from-preference';
export type { Learner, LearningGroup } from './learner';
export { CHECKS, learningCost } from './learning-cost';
export { windowCount } from './counted-windows';
export { PROMPT } from './write-texts';
