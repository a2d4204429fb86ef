export * from './bad-archive-error';
export * from './check-rows';
export * from './digest-file';
export * from './manifest';
export type * from './manifest-pieces';
export * from './pack-archive';
export * from './read-lines';
export * from './unpack-archive';
export * from './check-structure';
