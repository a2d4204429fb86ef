import { type IncomingHttpHeaders, request as open } from 'node:http';
import type { NastyRequest } from './nasty-requests';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

type Sent = Omit<NastyRequest, 'name'>;

const TRIES = 20;

/**
 * Sends a request as it is, and answers with what came back; the rest of a body that was refused early is not sent. Where the connection
 * was closed while more of it was written, before the answer was read, it asks again, as clients do.
 */
export async function sendRequest(address: string, request: Sent): Promise<Answer> {
  for (let left = TRIES; ; left--) {
    try {
      return await sendOnce(address, request);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (left === 1 || !['EPIPE', 'ECONNRESET'].includes(code)) throw error;
    }
  }
}

function sendOnce(address: string, { method, path, headers, chunk, times }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': `${chunk.length * times}` };
    const sent = open(new URL(path, address), {
      method: method.toUpperCase(),
      headers: chunk.length > 0 ? { ...headers, ...length } : headers,
      agent: false,
    });
    let answered = false;
    sent.on('error', (error) => answered || reject(error));
    sent.on('response', (response) => {
      answered = true;
      const chunks: Buffer[] = [];
      response.on('data', (data: Buffer) => chunks.push(data));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) });
        sent.destroy();
      });
    });
    const send = (left: number): void => {
      if (left === 0 || answered) return void sent.end();
      if (sent.write(chunk)) send(left - 1);
      else sent.once('drain', () => send(left - 1));
    };
    send(chunk.length > 0 ? times : 0);
  });
}
