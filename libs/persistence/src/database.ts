/** An open database at the newest schema. */
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../../migrations';
import { ENTITIES } from './entities';
import { migrate } from './migrate';
import { PostgresNaming } from './postgres-naming';

export interface Database {
  readonly dataSource: DataSource;
  /** Of a PostgreSQL server, which others may use, too; undefined: the embedded database. */
  readonly url?: string;
  /** Makes room of what was deleted, where the database does not do so itself. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

type Connection = Pick<
  Extract<DataSourceOptions, { type: 'postgres' }>,
  'url' | 'connectTimeoutMS' | 'poolSize' | 'extra'
>;

/** Connects and migrates; leaves no connection behind if that fails. */
export async function connect(connection: Connection): Promise<DataSource> {
  const dataSource = new DataSource({
    ...connection,
    type: 'postgres',
    entities: ENTITIES,
    migrations: MIGRATIONS,
    namingStrategy: new PostgresNaming(),
    installExtensions: false,
    logging: false,
  });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}
