import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { keepAccess } from '../access/access';
import { type Admission, isProblem } from './admission';

/** Who has connected and does not say what for is cut off. */
const CONNECT_MILLISECONDS = 10_000;

/** Of the sockets that came with this token. */
export const tokenRoom = (tokenId: string): string => `token ${tokenId}`;

type CreateServer = IoAdapter['createIOServer'];

/** Lets in by socket.io whom HTTP lets in; a token may also come as `auth.token`. */
export class AdmittingIoAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly admission: Admission,
  ) {
    super(app);
  }

  override createIOServer(...[port, options]: Parameters<CreateServer>): ReturnType<CreateServer> {
    const allowRequest = (
      request: IncomingMessage,
      answer: (error: string | null, isAllowed: boolean) => void,
    ): void => {
      const refusal = this.admission.refusalOf(request);
      answer(refusal?.detail ?? null, refusal === undefined);
    };
    const own = { allowRequest, connectTimeout: CONNECT_MILLISECONDS, destroyUpgrade: false };
    const server = super.createIOServer(port, { ...options!, ...own });
    server.use((socket, next) => {
      const { handshake } = socket;
      const answer = this.admission.access(handshake.headers, handshake.auth.token);
      if (isProblem(answer)) return next(new Error(answer.detail));
      keepAccess(socket, answer);
      if (answer.tokenId !== null) void socket.join(tokenRoom(answer.tokenId));
      next();
    });
    return server;
  }
}
