/** An exported model: a file of a known format, which says what it is and runs without Clade. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import type { TournamentView } from '#contracts';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';
import { temporaryFolder } from './support/small-tournament';

jest.setTimeout(300_000);

let gateway: GatewayProcess;
let tournament: TournamentView;
let champion: string;

beforeAll(async () => {
  ({ gateway, tournament } = await startWithFinished('small'));
  champion = tournament.champion?.id as string;
});
afterAll(() => gateway.stop());

const download = async (format: string) => {
  const response = await fetch(`${gateway.address}/api/individuals/${champion}/export?format=${format}`);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${champion}.${format}"`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(response.headers.get('content-length')).toBe(String(bytes.length));
  return bytes;
};
const promised = async () => {
  const { id, niche, family, architecture } = await gateway.api.individual(champion);
  return { individual: id, niche, family, architecture: JSON.parse(JSON.stringify(architecture)) as object };
};
/** Metadata with what is JSON in it read. */
const parsed = ({ architecture, vocabulary, context, ...rest }: Record<string, string>) => {
  const read = { architecture: JSON.parse(architecture) as object, vocabulary: JSON.parse(vocabulary) as string[] };
  return { ...rest, ...read, context: Number(context) };
};

it('of safetensors is a length, a header and the weights', async () => {
  const bytes = await download('safetensors');
  const view = new DataView(bytes.buffer);
  const end = 8 + Number(view.getBigUint64(0, true));
  const { __metadata__: metadata, ...tensors } = JSON.parse(new TextDecoder().decode(bytes.subarray(8, end))) as {
    __metadata__: Record<string, string>;
  } & Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }>;
  expect(parsed(metadata)).toMatchObject(await promised());
  expect(parsed(metadata).vocabulary).toHaveLength(tournament.vocabularySize);
  const { parameters } = await gateway.api.individual(champion);
  expect(bytes).toHaveLength(end + 4 * parameters);
  expect(tensors['embedding']).toMatchObject({
    dtype: 'F32',
    shape: [tournament.vocabularySize, expect.any(Number)],
  });
  const onnx = fromBinary(ModelProtoSchema, await download('onnx'));
  for (const [name, { data_offsets: offsets }] of Object.entries(tensors)) {
    const held = onnx.graph!.initializer.find((tensor) => tensor.name === name)!.rawData;
    expect(Buffer.compare(held, bytes.subarray(end + offsets[0], end + offsets[1]))).toBe(0);
  }
});

it('of ONNX says what it is, and runs without Clade: its likeliest symbol is what the individual writes', async () => {
  const bytes = await download('onnx');
  const { metadataProps, opsetImport } = fromBinary(ModelProtoSchema, bytes);
  expect(opsetImport.map(({ domain }) => domain)).toEqual(['']);
  const metadata = parsed(Object.fromEntries(metadataProps.map(({ key, value }) => [key, value])));
  expect(metadata).toMatchObject(await promised());
  const file = path.join(await temporaryFolder(), 'champion.onnx');
  await writeFile(file, bytes);
  const { vocabulary, context } = metadata;
  const prompt = [...'The w'];
  const window = Array.from({ length: context }, (_, at) => Math.max(0, vocabulary.indexOf(prompt[at])));
  const stranger = path.resolve(__dirname, '../fixtures/run-onnx.cjs');
  const { stdout } = await promisify(execFile)(process.execPath, [stranger, file, JSON.stringify(window)]);
  const { dims, values } = JSON.parse(stdout) as { dims: number[]; values: number[] };
  expect(dims).toEqual([1, context, vocabulary.length]);
  const next = values.slice((prompt.length - 1) * vocabulary.length, prompt.length * vocabulary.length);
  const likeliest = vocabulary[next.indexOf(Math.max(...next.slice(1)))]; // <unk> is never written
  const { text } = await gateway.api.sample(champion, {
    prompt: prompt.join(''),
    length: 1,
    temperature: 0,
    seed: 1,
  });
  expect(likeliest).toBe(text);
});
