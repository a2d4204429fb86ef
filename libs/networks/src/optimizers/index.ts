import type { Optimizer } from '#genome';
import { adamw } from './adamw';
import { lion } from './lion';
import type { Optimize } from './optimizer';
import { sgd } from './sgd';

export const OPTIMIZE: Readonly<Record<Optimizer, Optimize>> = { adamw, lion, sgd };
