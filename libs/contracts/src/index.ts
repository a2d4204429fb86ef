export type * from './arena';
export type * from './diagnosis';
export type * from './events';
export type * from './lineage';
export type * from './queries';
export type * from './requests';
export type * from './views';
