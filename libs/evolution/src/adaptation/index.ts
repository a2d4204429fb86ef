import { groupElite } from './group-elite';
import { logNormal } from './log-normal';

/** How rates of variation adapt, by name. */
export const ADAPTATIONS = { 'log-normal': logNormal, 'group-elite': groupElite };
