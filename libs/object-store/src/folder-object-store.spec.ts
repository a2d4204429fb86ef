import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderObjectStore } from './folder-object-store';
import { objectStoreConformance } from './testing/object-store.conformance';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'clade-objects-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('objects in a folder', () =>
  objectStoreConformance(() => createFolderObjectStore(join(folder, 'not', 'yet'))));
