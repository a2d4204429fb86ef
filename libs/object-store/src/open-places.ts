import path from 'node:path';
import type { BucketSettings } from '#settings';
import type { Place } from './content-store';
import { createContentCache } from './content-cache';
import { folderId, makeFolderId } from './folder-id';
import { createFolderObjectStore } from './folder-object-store';

const MEBIBYTE = 2 ** 20;

/** What is kept as files, and read on every machine. */
export interface Places {
  readonly weights: Place;
  readonly corpora: Place;
  /** Throws an ObjectStoreError where they cannot be reached. */
  check(): Promise<void>;
  /** What they are known by on all machines that share them. Throws an Error where they are those of no gateway so far. */
  id(): Promise<string>;
  /** The same, for a gateway, which makes them its own. */
  makeId(): Promise<string>;
}

/** Folders of the data folder or, where settings name one, of a bucket, with copies in the data folder. */
export async function openPlaces(dataFolder: string, settings: BucketSettings | undefined): Promise<Places> {
  if (settings === undefined) {
    const place = (kind: string): Place => ({ objects: createFolderObjectStore(path.join(dataFolder, kind)) });
    const weights = path.join(dataFolder, 'weights');
    const id = async (): Promise<string> => (await folderId(weights)) ?? refuse(dataFolder);
    const makeId = (): Promise<string> => makeFolderId(weights);
    return { weights: place('weights'), corpora: place('corpora'), check: () => Promise.resolve(), id, makeId };
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
  const id = (): Promise<string> => Promise.resolve(`s3://${settings.bucket}/${settings.prefix}`);
  return { weights: place('weights'), corpora, check, id, makeId: id };
}

function refuse(dataFolder: string): never {
  throw new Error(
    `${dataFolder} is the data folder of no gateway so far; services need that of the gateway (CLADE_DATA or --data), on a disk that all share, or a bucket ` +
      '(CLADE_STORE), and a gateway starts before them',
  );
}
