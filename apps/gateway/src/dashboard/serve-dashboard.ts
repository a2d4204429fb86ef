/** The web page, as it was built into dist. Its states lie behind `#`, so there is one page to serve, at `/`. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { builtFile } from '#settings';

const FOLDER = builtFile('apps/dashboard/page');
const A_YEAR_SECONDS = 365 * 24 * 3600;

/**
 * Helmet's defaults, less the wish that browsers ask for https instead: a server on a machine of one's own network speaks
 * http, and its page would find neither its script nor its feed. A form of the page's own says where it comes from: without a
 * referrer its origin would be told as `null`, as that of a stranger is.
 */
export function securityHeaders(): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
    referrerPolicy: { policy: 'same-origin' },
  });
}

export function serveDashboard(app: NestExpressApplication): void {
  if (!existsSync(path.join(FOLDER, 'index.html'))) {
    app.use('/', (request: IncomingMessage, response: ServerResponse, next: () => void) => {
      if (request.url !== '/') return next();
      response
        .writeHead(404, { 'Content-Type': 'text/plain' })
        .end('The dashboard is not built: npm run build, then start the server anew. The API is at /api.\n');
    });
    return;
  }
  app.useStaticAssets(FOLDER, {
    setHeaders: (response: ServerResponse, file: string) => {
      // Names of assets hold a hash of what is in them.
      const kept = file.includes(`${path.sep}assets${path.sep}`);
      response.setHeader('Cache-Control', kept ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
}
