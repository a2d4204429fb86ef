/** Requests that no server should spend much on, for every route of an OpenAPI document. */
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';

export interface NastyRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body: this, so many times. */
  readonly chunk: Buffer;
  readonly times: number;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface NastyBody {
  readonly type?: string;
  readonly encoding?: string;
  readonly chunk: Buffer;
  readonly times?: number;
}

const MEBIBYTE = 2 ** 20;
const JSON_TYPE = 'application/json';
const json = (text: string): NastyBody => ({ type: JSON_TYPE, chunk: Buffer.from(text) });
const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);
const fields = (count: number): string => Array.from({ length: count }, (_, index) => `"f${index}":0`).join(',');
const zeros = (count: number): string => Array(count).fill(0).join(',');
const text = (times: number): NastyBody => ({ type: 'text/plain', chunk: Buffer.alloc(MEBIBYTE), times });
const gzip = (bytes: Buffer): NastyBody => ({ type: 'application/gzip', chunk: gzipSync(bytes) });

/** A tar whose first file is a manifest that says this. */
function archive(manifest: string, change: (header: Buffer) => void = () => undefined): NastyBody {
  const content = Buffer.from(manifest);
  const header = new Header({
    path: 'manifest.json',
    size: content.length,
    mode: 0o644,
    mtime: new Date(0),
    type: 'File',
  });
  header.encode();
  change(header.block!);
  return gzip(Buffer.concat([header.block!, content, Buffer.alloc(512 - (content.length % 512)), Buffer.alloc(1024)]));
}

/** Says another size than the file has, with a checksum that is right. */
const sized =
  (size: Buffer) =>
  (header: Buffer): void => {
    size.copy(header, 124);
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  };

function bodies(): Record<string, NastyBody> {
  return {
    'a megabyte of zero bytes as text': text(1),
    'text in Latin-1': { type: 'text/plain; charset=latin1', chunk: Buffer.from('x'.repeat(2000), 'latin1') },
    'a form': { type: 'application/x-www-form-urlencoded', chunk: Buffer.from('name=x&'.repeat(1000)) },
    'a body of no type': { chunk: Buffer.from('{}') },
    'a megabyte of JSON': json(`"${'x'.repeat(MEBIBYTE)}"`),
    'JSON nested 50,000 levels deep': json(nested(50_000, '[', ']')),
    'JSON nested 500 levels deep': json(nested(500, '{"config":', '}').replace('{"config":}', '{}')),
    'JSON arrays nested 1,000 levels deep': json(`{"config":${nested(1000, '[', ']')}}`),
    'JSON with 9,000 unknown fields': json(`{${fields(9000)}}`),
    'JSON with 300 unknown fields': json(`{${fields(300)}}`),
    'JSON with 60,000 values that are wrong': json(`{"config":{"niches":[${zeros(60_000)}]}}`),
    'JSON with 1,500 values that are wrong': json(`{"config":{"niches":[${zeros(1500)}]}}`),
    'JSON that breaks off': json('{"config": '),
    'JSON in UTF-16': { type: JSON_TYPE, chunk: Buffer.from('{"config":{}}', 'utf16le') },
    'JSON with a NUL character': json('{"name":"a\\u0000b","prompt":"\\u0000","niche":"\\u0000"}'),
    'JSON that sets a prototype': json('{"__proto__":{"name":"x"},"constructor":{"prototype":{}}}'),
    'compressed JSON': { type: JSON_TYPE, encoding: 'gzip', chunk: gzipSync(Buffer.alloc(10 * MEBIBYTE, ' ')) },
    'no gzip': { type: 'application/gzip', chunk: Buffer.alloc(1000, 'x') },
    'ten megabytes of zeros in gzip': gzip(Buffer.alloc(10 * MEBIBYTE)),
    'a tar whose size is beyond all numbers': archive(
      '{}',
      sized(Buffer.from([0x80, ...Array<number>(11).fill(0xff)])),
    ),
    'a tar whose size is negative': archive('{}', sized(Buffer.alloc(12, 0xff))),
    'a tar whose size is no number': archive('{}', sized(Buffer.from('not a number'))),
    'a manifest of 60 megabytes': archive('{}', sized(Buffer.from('00345000000\0'))),
    'a manifest with 2,000,000 fields': archive(`{${fields(2_000_000)}}`),
    'a manifest with 2,000,000 entries that are none': archive(`{"entries":[${zeros(2_000_000)}]}`),
    'a manifest nested 1,000,000 levels deep': archive(nested(1_000_000, '[', ']')),
    'a manifest whose name is 30 megabytes long': archive(`{"madeBy":"${'x'.repeat(30 * MEBIBYTE)}"}`),
  };
}

const IDS = ['%00', '%ff', '%ed%a0%80', 'x'.repeat(8000), '..%2f..%2fetc%2fpasswd'];
const QUERIES = [
  ...['limit=', 'limit=1&limit=2', 'format=%00', 'cursor=%00', 'niche=%00&text=%00&name=%00&rater=%00', 'format='],
  Array.from({ length: 2000 }, (_, index) => `q${index}`).join('&'),
];

/** All of them for each route; what is not small is sent where `largeBodies` says so. */
export function nastyRequests(document: ApiDocument, { largeBodies = false } = {}): NastyRequest[] {
  const sent = Object.entries({ ...bodies(), ...(largeBodies && { '63 megabytes of zero bytes as text': text(63) }) });
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [] }]) => {
      const required = parameters.filter((each) => each.in === 'query' && each.required).map(({ name }) => `${name}=x`);
      const at = (id: string, query = required.join('&')): string =>
        template.replaceAll(/\{\w+\}/g, id) + (query && `?${query}`);
      const request = (name: string, path: string, body: Partial<NastyBody> = {}): NastyRequest => {
        const { type, encoding, chunk = Buffer.alloc(0), times = 1 } = body;
        const headers = { ...(type && { 'content-type': type }), ...(encoding && { 'content-encoding': encoding }) };
        return { name: `${name} to ${method.toUpperCase()} ${template}`, method, path, headers, chunk, times };
      };
      return [
        ...sent.map(([name, body]) => request(name, at('nobody'), body)),
        ...(template.includes('{') ? IDS.map((id) => request(`an id ${id.slice(0, 30)}`, at(id))) : []),
        ...QUERIES.map((query) => request(`a query ${query.slice(0, 30)}`, at('nobody', query))),
      ];
    }),
  );
}
