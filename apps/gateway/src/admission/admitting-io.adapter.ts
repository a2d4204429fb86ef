import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Admission } from './admission';

/** Who has connected and does not say what for is cut off. */
const CONNECT_MILLISECONDS = 10_000;

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
    server.use(({ handshake }, next) => {
      const problem = this.admission.tokenProblem(handshake.headers, handshake.auth.token);
      next(problem && new Error(problem.detail));
    });
    return server;
  }
}
