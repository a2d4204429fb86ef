/**
 * Cuts off who sends a request too slowly: each has some seconds to spare, and spends them while less than the least rate arrives. So a
 * short body has a short time, and a long one as long as it needs.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendProblem } from '../shared/send-problem';

export interface Pace {
  readonly spareSeconds: number;
  readonly leastBytesASecond: number;
}

const PACE: Pace = { spareSeconds: 15, leastBytesASecond: 8 * 1024 };
/** Times that one is looked at before the spare seconds are over. */
const LOOKS = 15;
const LAST_WORDS_MILLISECONDS = 1_000;

export function watchArrival(request: IncomingMessage, response: ServerResponse, pace = PACE): void {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
  if (coding === undefined && length === '0') return;
  let spare = pace.spareSeconds;
  const everySeconds = pace.spareSeconds / LOOKS;
  let before = request.socket.bytesRead;
  const timer = setInterval(() => {
    const arrived = request.socket.bytesRead - before;
    before += arrived;
    if (request.readableLength >= request.readableHighWaterMark) return; // it is we who are slow
    spare = Math.min(pace.spareSeconds, spare - everySeconds + arrived / pace.leastBytesASecond);
    if (spare >= 0) return;
    clearInterval(timer);
    const detail = `the request came too slowly; must have at least ${pace.leastBytesASecond} bytes a second`;
    sendProblem(request, response, { status: 408, detail });
    setTimeout(() => request.destroy(), LAST_WORDS_MILLISECONDS).unref();
  }, 1_000 * everySeconds);
  const leave = (): void => clearInterval(timer);
  request.once('end', leave).once('close', leave);
}
