import type { GatewayMetadata } from '@nestjs/websockets';

/** Of the one socket.io server. */
export const SOCKET_OPTIONS: GatewayMetadata = { serveClient: false, maxHttpBufferSize: 64 * 1024 };
