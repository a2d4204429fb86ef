/** Objects of a bucket. Loaded only where a store is configured: the client takes some time to load. */
import { readFile, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { removeDrafts } from '#files';
import { type BucketSettings, setDefaultVariable } from '#settings';
import { type ObjectStore, ObjectStoreError } from './object-store.port';

/** Of one request, which is tried four times in all; the client waits between tries, longer each time. */
const [TRIES, CONNECTION_MILLISECONDS, SILENCE_MILLISECONDS] = [4, 5_000, 30_000];

export interface Bucket {
  /** Its objects whose names begin with a folder's; `drafts` is a folder of this machine. */
  folder(name: string, drafts: string): ObjectStore;
}

/** Credentials are found as the SDK finds them: variables, profiles, the machine's role. */
export function openBucket({ bucket: Bucket, prefix, endpoint, region }: BucketSettings): Bucket {
  // It would tell each worker's log of Node versions that its releases after this one want.
  setDefaultVariable('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
  const client = new S3Client({
    endpoint,
    region: region ?? (endpoint === undefined ? undefined : 'us-east-1'),
    forcePathStyle: endpoint !== undefined,
    maxAttempts: TRIES,
    // What is read is checked by its name. Not all compatible stores know the client's own sums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECTION_MILLISECONDS, socketTimeout: SILENCE_MILLISECONDS },
  });
  const attempt = <Answer>(request: Promise<Answer>): Promise<Answer> =>
    request.catch((error: unknown) => {
      const place = endpoint === undefined ? `s3://${Bucket}` : `s3://${Bucket} at ${endpoint}`;
      throw new ObjectStoreError(`the store ${place} cannot be used: ${reasonOf(error)}`, { cause: error });
    });
  const found = <Answer>(request: Promise<Answer>): Promise<Answer | undefined> =>
    attempt(request.catch((error: unknown) => (isAbsent(error) ? undefined : Promise.reject(error as Error))));

  return {
    folder(folder, drafts) {
      const at = (name: string) => ({ Bucket, Key: `${prefix}${folder}/${name}` });
      const get = (name: string) => client.send(new GetObjectCommand(at(name)));
      const write = async (name: string, content: string | Uint8Array): Promise<void> => {
        await attempt(
          client.send(new PutObjectCommand({ ...at(name), Body: content, ContentLength: Buffer.byteLength(content) })),
        );
      };
      return {
        placeOf: (name) => `s3://${Bucket}/${at(name).Key}`,
        drafts,
        sizeOf: async (name) => (await found(client.send(new HeadObjectCommand(at(name)))))?.ContentLength,

        read: async (name) => {
          const answer = await found(get(name).then(({ Body }) => Body!.transformToByteArray()));
          return answer && Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
        },

        async *stream(name) {
          const { Body } = await attempt(get(name));
          yield* Body as Readable;
        },

        write,

        async adopt(path, name) {
          await write(name, await readFile(path));
          await rm(path);
        },

        sync: () => Promise.resolve(),
        remove: async (name) => void (await found(client.send(new DeleteObjectCommand(at(name))))),
        removeDrafts: () => removeDrafts(drafts),
      };
    },
  };
}

type Told = Error & { readonly code?: string; readonly $metadata?: { readonly httpStatusCode?: number } };

function isAbsent(error: unknown): boolean {
  const { name, $metadata } = error as Told;
  return name !== 'NoSuchBucket' && $metadata?.httpStatusCode === 404;
}

/** Errors of connections to several addresses have no message, those of answers without a body only a name. */
function reasonOf(error: unknown): string {
  const { name, message, code, $metadata } = error as Told;
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return message || (code ?? name);
  const words = ['UnknownError', 'Unknown', ''].includes(message) ? name : `${name}: ${message}`;
  return `it answers ${status} (${words})`;
}
