/** Requests that are nearly those of an OpenAPI document. */
import type { OpenApi, Operation, Schema } from '../support/api-schemas';
import { type Draw, pick, valueOf } from '../support/guided-values';
import { junk, mangled, spoilt } from './spoil';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly chunk: Buffer;
  readonly times: 1;
}

/** Ids that there are, by what stands before them in a path. */
export type Known = Readonly<Record<string, readonly string[]>>;

const METHODS = ['get', 'post', 'patch', 'delete', 'put', 'options', 'head', 'propfind'];
const TYPES = [
  'application/json',
  'text/plain',
  'application/gzip',
  'application/x-www-form-urlencoded',
  'a/b; c="',
  '',
];
const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['accept-encoding', 'gzip;q=nan, br;q=-1'],
  ['accept', 'x'.repeat(4000)],
  ['if-none-match', '"'.repeat(2000)],
  ['content-encoding', 'gzip'],
  ['authorization', 'Bearer clade_abcd_'.padEnd(60, 'x')],
  ['authorization', `Bearer ${'x '.repeat(2000)}`],
  ['cookie', `clade-view-default=${'%'.repeat(3000)}; ;=;`],
  ['range', 'bytes=9-1,-0,0-'],
  ['origin', 'null'],
  ['upgrade', 'websocket'],
  ['x-forwarded-host', '\t'],
];

/** A request in which something is wrong: its body, a parameter, a header, its type or its method. */
export function wrongRequest(document: OpenApi, known: Known, draw: Draw): Sent {
  const template = pick(Object.keys(document.paths), draw);
  const [method, operation] = pick(Object.entries(document.paths[template]), draw);
  const fault = draw();
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const isBodyWrong = content !== undefined && fault < 0.6;
  const whole = content === undefined ? Buffer.alloc(0) : bodyOf(content.schema, type, isBodyWrong, document, draw);
  return {
    method: fault > 0.97 ? pick(METHODS, draw) : method,
    path: pathOf(template, method, operation, !isBodyWrong, { document, known, draw }),
    headers: headersOf(fault > 0.93 && fault < 0.97 ? pick(TYPES, draw) : type, fault > 0.85, draw),
    chunk: isBodyWrong && draw() < 0.2 ? mangled(whole, draw) : whole,
    times: 1,
  };
}

interface World {
  readonly document: OpenApi;
  readonly known: Known;
  readonly draw: Draw;
}

/** What is deleted is never what there is, or soon nothing would be. */
function pathOf(template: string, method: string, operation: Operation, isWrong: boolean, world: World): string {
  const { document, known, draw } = world;
  const { parameters = [] } = operation;
  const query: string[] = [];
  let path = template;
  const wrongAt = isWrong ? Math.floor(draw() * (parameters.length + 1)) : -1;
  parameters.forEach(({ name, in: place, required, schema }, at) => {
    if (place === 'query' && !required && at !== wrongAt && draw() < 0.6) return;
    const [, owner = ''] = new RegExp(`(\\w+)/\\{${name}\\}`).exec(template) ?? [];
    const there = method === 'delete' ? undefined : known[place === 'path' ? owner : name];
    const right = there && draw() < 0.85 ? pick(there, draw) : valueOf(schema, document, draw);
    const value = written(at === wrongAt ? junk(draw) : right);
    if (place === 'path') path = path.replace(`{${name}}`, () => value || '%20');
    else query.push(`${name}=${value}`, ...(at === wrongAt && draw() < 0.2 ? [`${name}=${value}`] : []));
  });
  if (wrongAt === parameters.length) query.push(`${written(junk(draw))}=${written(junk(draw))}`);
  return path + (query.length > 0 ? `?${query.join('&')}` : '');
}

/** As part of a URL: encoded, and not too long to be read. */
function written(value: unknown): string {
  const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join(',') : JSON.stringify(value);
  return encodeURIComponent(text.slice(0, 1500).replace(/\p{Surrogate}/gu, '\ufffd'));
}

function bodyOf(schema: Schema, type: string, isWrong: boolean, document: OpenApi, draw: Draw): Buffer {
  const right = valueOf(schema, document, draw);
  const value = isWrong ? spoilt(right, draw) : right;
  return Buffer.from(
    type === 'application/json' || typeof value === 'object' ? JSON.stringify(value) : String(value).repeat(20),
  );
}

function headersOf(type: string | undefined, hasMore: boolean, draw: Draw): Record<string, string> {
  const [name, value] = pick(HEADERS, draw);
  return { ...(type && { 'content-type': type }), ...(hasMore && { [name]: value }) };
}
