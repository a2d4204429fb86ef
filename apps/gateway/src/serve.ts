/** Starts everything on a data folder, in the order in which it can fail; stops it in reverse. */
import path from 'node:path';
import { ConsoleLogger, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { lockDataFolder, openDatabase } from '#persistence';
import { inheritedVariables, VERSION } from '#settings';
import { EmbeddedWorkQueue } from '#work-queue';
import { AppModule, type Wiring } from './app.module';
import { securityHeaders, serveDashboard } from './dashboard/serve-dashboard';
import { gatewayName } from './gateway-name';
import type { Settings } from './settings';
import { compressed } from './shared/compressed';
import { EngineCheck } from './shared/engine-check';

/** An archive may take long to send; Node's own limit is five minutes. */
const LONGEST_REQUEST_MILLISECONDS = 6 * 3600 * 1000;

export interface RunningGateway {
  readonly address: string;
  readonly app: INestApplication;
  /** Pauses what runs and lets everything go. */
  close(): Promise<void>;
}

export async function serve(settings: Settings): Promise<RunningGateway> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const lock = await lockDataFolder(settings.dataFolder, { isPrivate: settings.isPrivate });
    closers.push(() => lock.release());
    const engineCheck = new EngineCheck(settings.engine);
    // While the database opens. A command that only reads needs no engine, so its server tries it when something is to compute.
    const checked = settings.isPrivate ? Promise.resolve() : engineCheck.pass();
    checked.catch(() => undefined);
    const database = await openDatabase({ url: settings.databaseUrl, folder: settings.dataFolder });
    closers.push(() => database.close());
    await checked;
    const wiring = {
      name: await gatewayName(settings.dataFolder),
      settings,
      database,
      engineCheck,
      ...queues(settings),
    };
    closers.push(() => wiring.trainingQueue.close());
    closers.push(() => wiring.samplingQueue.close());
    const app = await createApp(wiring);
    closers.push(() => app.close());
    app.getHttpServer().requestTimeout = LONGEST_REQUEST_MILLISECONDS;
    await app.listen(settings.port, settings.host).catch((error: unknown) => refuse(error, settings));
    const address = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    await lock.announce(address);
    return { address, app, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function refuse(error: unknown, { host, port }: Settings): never {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  throw new Error(
    `port ${port} of ${host} is in use; CLADE_PORT (or --port) may name another, 0 takes any that is free`,
  );
}

async function createApp(wiring: Wiring): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.wire(wiring), {
    logger: new ConsoleLogger({ logLevels: ['warn', 'error', 'fatal'], json: !process.stderr.isTTY }),
    abortOnError: false,
    bodyParser: false, // routes say what they take
  });
  app.use(securityHeaders());
  app.use(compressed());
  serveDashboard(app);
  app.setGlobalPrefix('api');
  const description = new DocumentBuilder()
    .setTitle('Clade')
    .setDescription('Tournaments of small language models: launch, watch, query. Errors are problem+json (RFC 9457).')
    .setVersion(VERSION)
    .build();
  SwaggerModule.setup('api', app, () => SwaggerModule.createDocument(app, description)); // when someone asks for it
  return app;
}

function queues({ workers, dataFolder, engine }: Settings): Pick<Wiring, 'trainingQueue' | 'samplingQueue'> {
  const modulePath = path.join(__dirname, '../../trainer/src/main.js');
  const env = { ...inheritedVariables(), CLADE_DATA: dataFolder, CLADE_ENGINE: engine };
  return {
    trainingQueue: new EmbeddedWorkQueue({ workers, modulePath, env }),
    samplingQueue: new EmbeddedWorkQueue({ workers: 1, modulePath, env }),
  };
}
