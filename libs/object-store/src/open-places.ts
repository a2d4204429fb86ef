import path from 'node:path';
import type { BucketSettings } from '#settings';
import type { Place } from './content-store';
import { createContentCache } from './content-cache';
import { createFolderObjectStore } from './folder-object-store';

const MEBIBYTE = 2 ** 20;

/** What is kept as files, and read on every machine. */
export interface Places {
  readonly weights: Place;
  readonly corpora: Place;
  /** Throws an ObjectStoreError where they cannot be reached. */
  check(): Promise<void>;
}

/** Folders of the data folder or, where settings name one, of a bucket, with copies in the data folder. */
export async function openPlaces(dataFolder: string, settings: BucketSettings | undefined): Promise<Places> {
  if (settings === undefined) {
    const place = (kind: string): Place => ({ objects: createFolderObjectStore(path.join(dataFolder, kind)) });
    return { weights: place('weights'), corpora: place('corpora'), check: () => Promise.resolve() };
  }
  const { openBucket } = await import('./s3-object-store.js');
  const bucket = openBucket(settings);
  const place = (kind: string): Place => {
    const copies = path.join(dataFolder, 'cache', kind);
    const cache = createContentCache(copies, settings.cacheMegabytes * MEBIBYTE);
    return { objects: bucket.folder(kind, copies), cache };
  };
  const corpora = place('corpora');
  const check = async (): Promise<void> => void (await corpora.objects.read('index.json'));
  return { weights: place('weights'), corpora, check };
}
