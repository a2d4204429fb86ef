export * from './content-cache';
export * from './content-store';
export * from './folder-object-store';
export * from './object-store.port';
export * from './open-places';
