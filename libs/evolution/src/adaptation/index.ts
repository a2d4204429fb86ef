import type { Adaptation } from '../operators';
import { logNormal } from './log-normal';

/** How rates of variation adapt, by name. */
export const ADAPTATIONS = { 'log-normal': logNormal } satisfies Readonly<Record<string, (step: number) => Adaptation>>;
