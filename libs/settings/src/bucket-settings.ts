import { variable } from './variables';

/** Of 1 to 63 characters, as S3 has it; then a folder within the bucket, if any. */
const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/+([\w!.*'()/-]*))?$/;
const DEFAULT_MEGABYTES = 4096;

/** Where weights and corpora lie, if not in the data folder. */
export interface BucketSettings {
  readonly bucket: string;
  /** What names of objects begin with: empty, or ends with a slash. */
  readonly prefix: string;
  /** Of the store; undefined: Amazon's, or what the SDK's own variables say. */
  readonly endpoint: string | undefined;
  /** Undefined: what the SDK's own variables and files say. */
  readonly region: string | undefined;
  /** That this machine keeps as copies of each kind, in MiB. */
  readonly cacheMegabytes: number;
}

/**
 * What CLADE_STORE and the variables that begin with it say; undefined where it is not set. Throws a RangeError that names each that is wrong, its
 * value, and what is right.
 */
export function bucketSettings(environment?: NodeJS.ProcessEnv): BucketSettings | undefined {
  const read = (part: string): string | undefined => variable(`CLADE_STORE${part}`, environment)?.trim();
  const [address, endpoint, region, megabytes] = ['', '_ENDPOINT', '_REGION', '_CACHE_MEGABYTES'].map(read);
  const match = ADDRESS.exec(address ?? '');
  const wrong: string[] = [];
  const refuse = (part: string, value: string | undefined, right: string): void =>
    void wrong.push(`CLADE_STORE${part} is ${value === undefined ? 'not set' : JSON.stringify(value)}; must ${right}`);

  if (address === undefined ? (endpoint ?? region ?? megabytes) !== undefined : !match)
    refuse('', address, 'name a bucket, and a folder in it if need be, such as s3://clade/lab');
  if (endpoint !== undefined) {
    const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
    if (url?.username || url?.password)
      wrong.push('CLADE_STORE_ENDPOINT holds a user or a password; credentials are for AWS_ACCESS_KEY_ID and the like');
    else if (!url || !/^https?:$/.test(url.protocol))
      refuse('_ENDPOINT', endpoint, 'be a URL such as http://host:9000');
  }
  if (region !== undefined && !/^[a-z0-9-]{1,63}$/.test(region)) refuse('_REGION', region, 'be such as eu-central-1');
  if (megabytes !== undefined && !/^[1-9]\d{0,8}$/.test(megabytes))
    refuse('_CACHE_MEGABYTES', megabytes, 'be a whole number from 1 to 999999999');
  if (wrong.length > 0) throw new RangeError(wrong.join('\n'));
  if (!match) return undefined;
  const folder = (match[2] ?? '').replace(/\/+$/, '');
  const prefix = folder === '' ? '' : `${folder}/`;
  return { bucket: match[1], prefix, endpoint, region, cacheMegabytes: Number(megabytes ?? DEFAULT_MEGABYTES) };
}
