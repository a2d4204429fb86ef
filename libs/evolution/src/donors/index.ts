/** Every way of weights from those who live to a newborn. */
import { average } from './average';
import { foster } from './foster';
import { parent } from './parent';

export const DONATIONS = { parent, foster, average };
