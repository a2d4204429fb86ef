/** Answers those who ask to speak another protocol where none is spoken. What listens for upgrades must end each connection itself. */
import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';

/** The feed has its own listener. */
const FEED = '/socket.io/';

export function answerUpgrades(server: Server): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (request.url?.startsWith(FEED)) return;
    socket.on('error', () => undefined);
    const isWebSocket = /^websocket$/i.test(request.headers.upgrade ?? '');
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
    if (isWebSocket || length !== '0' || coding !== undefined) refuse(request, socket);
    else answerAsIs(server, request, socket as Socket);
  });
}

function refuse({ url }: IncomingMessage, socket: Duplex): void {
  const detail = `no other protocol is spoken here; the feed is at ${FEED}`;
  const problem = JSON.stringify({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail,
    instance: url?.slice(0, 500),
  });
  const headers = ['HTTP/1.1 404 Not Found', 'Connection: close', 'Content-Type: application/problem+json'];
  const lines = [...headers, `Content-Length: ${Buffer.byteLength(problem)}`, '', problem];
  socket.end(lines.join('\r\n'), () => socket.destroy());
}

/** An offer of HTTP/2, as some clients make with their first request, may be passed over (RFC 9110, section 7.8). */
function answerAsIs(server: Server, request: IncomingMessage, socket: Socket): void {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  response.once('finish', () => socket.end(() => socket.destroy()));
  server.emit('request', request, response);
}
