import { testDatabases } from '../../../test/conformance/databases';

it.each(testDatabases())('$name has after its migrations the schema that the entities declare', async ({ open }) => {
  const { dataSource, close } = await open();
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  await close();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
