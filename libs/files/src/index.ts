export { draftOf, removeDrafts } from './drafts';
export * from './make-folder';
export * from './missing';
export * from './sync-folder';
export * from './write-draft';
export * from './write-durably';
