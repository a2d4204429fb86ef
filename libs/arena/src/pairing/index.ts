export * from './draw-round';
export type { Pair, Standing } from './pairing';
export * from './standing';
