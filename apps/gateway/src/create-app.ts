/** The gateway as a web application: what stands before it, its page, its API, and the description of that. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { preview } from '#base';
import { createLogger } from '#hosting';
import { KnownTokens } from './access/known-tokens';
import { createAdmission } from './admission/admission';
import { admit, signIn } from './admission/admit';
import { AdmittingIoAdapter } from './admission/admitting-io.adapter';
import { AppModule, type Wiring } from './app.module';
import { securityHeaders, serveDashboard } from './dashboard/serve-dashboard';
import { describeApi } from './openapi/describe-api';
import { compressed } from './shared/compressed';
import { sendProblem } from './shared/send-problem';
import { traceRequests } from './tracing/trace-requests';

/** Express's own answer waits for all of the body, and then writes whatever was written meanwhile. */
function answerUnknown(request: IncomingMessage, response: ServerResponse): void {
  const [path] = (request.url ?? '').split('?');
  sendProblem(request, response, { status: 404, detail: `there is no ${request.method} ${preview(path)}` });
}

export async function createApp(wiring: Wiring): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.wire(wiring), {
    logger: createLogger(),
    abortOnError: false,
    bodyParser: false, // routes say what they take
  });
  const known = app.get(KnownTokens);
  const admission = createAdmission(wiring.settings, (given) => known.find(given));
  app.useWebSocketAdapter(new AdmittingIoAdapter(app, admission));
  app.use(traceRequests);
  app.use(securityHeaders());
  app.use(admit(admission));
  app.use(signIn(admission));
  app.use(compressed());
  serveDashboard(app);
  app.setGlobalPrefix('api');
  SwaggerModule.setup('api', app, () => describeApi(app)); // when someone asks for it
  await app.init();
  app.use(answerUnknown);
  return app;
}
