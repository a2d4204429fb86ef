/** Messages to the feed's connection that are nearly what it takes, by the schemas that it takes them by; and bytes that are none. */
import { setTimeout as after } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { ballotSchema, voteSchema } from '#contracts';
import { subscriptionSchema } from '../../apps/gateway/src/schemas/subscription.schema';
import type { OpenApi, Schema } from '../support/api-schemas';
import { type Draw, pick, valueOf } from '../support/guided-values';
import { sendRequest } from '../support/send-request';
import { junk, spoilt } from './spoil';

const NO_COMPONENTS: OpenApi = { paths: {}, components: { schemas: {} } };
const PATIENCE_MILLISECONDS = 30_000;

const schemaOf = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
const SCHEMAS: readonly (readonly [name: string, schema: Schema])[] = [
  ['subscribe', schemaOf(subscriptionSchema)],
  ['unsubscribe', schemaOf(subscriptionSchema)],
  ['ballot', schemaOf(ballotSchema.extend({ tournamentId: z.string() }))],
  ['vote', schemaOf(voteSchema.extend({ ballotId: z.string() }))],
];
/** Frames of the transport that hold no packet of socket.io, or a broken one. */
const FRAMES = [
  '4',
  '42',
  '42[',
  '42[]',
  '420["subscribe"',
  '45-',
  '451-["x",{"_placeholder":true,"num":9}]',
  '49',
  '\0',
  '6',
  'b',
  '44{}',
];

export interface Sender {
  /** What was sent, and what is wrong with how it was taken; undefined: nothing. */
  send(draw: Draw): Promise<string | undefined>;
  close(): void;
}

export function messageSender(address: string, tournamentId: string): Sender {
  let socket: Socket | undefined;
  const connected = async (): Promise<Socket> => {
    if (socket?.connected) return socket;
    socket?.disconnect();
    const opened = io(address, { transports: ['websocket'], reconnection: false, forceNew: true });
    await new Promise<void>((resolve, reject) => opened.on('connect', resolve).on('connect_error', reject));
    return (socket = opened);
  };
  return {
    send: async (draw) =>
      draw() < 0.2 ? sendFrames(address, draw) : sendMessage(await connected(), tournamentId, draw),
    close: () => void socket?.disconnect(),
  };
}

/** Who is cut off was told enough. */
async function sendMessage(socket: Socket, tournamentId: string, draw: Draw): Promise<string | undefined> {
  const [name, schema] = pick(SCHEMAS, draw);
  const right = valueOf(schema, NO_COMPONENTS, draw);
  const named = typeof right === 'object' && draw() < 0.7 ? { ...right, tournamentId } : right;
  const message = draw() < 0.9 ? spoilt(named, draw) : junk(draw);
  const event = draw() < 0.95 ? name : pick(['', 'constructor', 'disconnect!', 'x'.repeat(500)], draw);
  const isAnswered = event === name && name !== 'unsubscribe';
  if (!isAnswered || draw() < 0.2) return void socket.emit(event, message, junk(draw));
  const gone = new Promise<'gone'>((resolve) => socket.once('disconnect', () => resolve('gone')));
  const answer: unknown = await Promise.race([
    socket.timeout(PATIENCE_MILLISECONDS).emitWithAck(event, message),
    gone,
  ]).catch(() => 'no answer');
  if (answer === 'gone') return undefined;
  const { ok, problem = '' } = answer as { ok?: boolean; problem?: string };
  const isWrong = ok === undefined || problem.startsWith('something went wrong');
  return isWrong ? `${event} ${JSON.stringify(message)?.slice(0, 500)}: ${JSON.stringify(answer)}` : undefined;
}

/** Over the polling transport, which takes what HTTP carries. */
async function sendFrames(address: string, draw: Draw): Promise<string | undefined> {
  const path = '/socket.io/?EIO=4&transport=polling';
  const get = { method: 'GET', path, headers: {}, chunk: Buffer.alloc(0), times: 1 };
  const { body } = await sendRequest(address, get);
  const [sid = 'none'] = /(?<="sid":")[^"]+/.exec(body.toString()) ?? [];
  const frames = Array.from({ length: 1 + Math.floor(draw() * 4) }, () => pick(FRAMES, draw));
  const chunk = Buffer.from(['40', ...frames].join('\x1e'));
  const post = { ...get, method: 'POST', path: `${path}&sid=${sid}`, headers: { 'content-type': 'text/plain' }, chunk };
  const { status } = await Promise.race([sendRequest(address, post), after(PATIENCE_MILLISECONDS, { status: 0 })]);
  return status === 0 || status >= 500 ? `frames ${JSON.stringify(frames)}: ${status}` : undefined;
}
