import {
  allelePage,
  type AllelesInput,
  allelesQuerySchema,
  alleleView,
  geneGenerationView,
  geneHistoryView,
  type GeneInput,
  geneQuerySchema,
  type OriginsInput,
  originsQuerySchema,
  relativeView,
} from '#contracts';
import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { InvalidValueError } from '#base';
import { searchSpaceOf, type SpaceSettings } from '#evolution';
import { EVERY_LOCUS, type GeneValue, type Locus, type SearchSpace } from '#genome';
import type { TournamentArchive } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { listAs, pageAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';

/** Of a file; a row is short. */
const ROWS_A_READ = 2_000;

/** Those with alleles to tell apart. */
const ALLELIC_LOCI = EVERY_LOCUS.filter(({ kind }) => kind !== 'real').map(({ name }) => name);

@ApiTags('lineage')
@Controller('tournaments/:id/genes/:locus')
@UseInterceptors(FinishedInterceptor)
export class GenesController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get()
  @ApiParam({ name: 'locus', enum: EVERY_LOCUS.map(({ name }) => name) })
  @ApiOperation({ summary: 'How the alleles of a locus spread, generation by generation' })
  @ApiTable(geneHistoryView)
  async history(
    @Param('id') id: string,
    @Param('locus') name: string,
    @Query({ schema: geneQuerySchema }) { format, ...query }: GeneInput,
  ) {
    found('tournament', id, await this.archive.find(id));
    const history = await this.archive.geneHistory(id, locusOf(name), query);
    if (format === 'json') return history;
    return listAs(format, `${id}-${name}`, geneGenerationView, history.generations);
  }

  @Get('individuals')
  @ApiParam({ name: 'locus', enum: EVERY_LOCUS.map(({ name }) => name) })
  @ApiOperation({ summary: 'What everyone who was ever born has at a locus, by birth' })
  @ApiTable(allelePage)
  async individuals(
    @Param('id') id: string,
    @Param('locus') name: string,
    @Query({ schema: allelesQuerySchema }) { format, cursor, limit, minGeneration }: AllelesInput,
  ) {
    found('tournament', id, await this.archive.find(id));
    const locus = locusOf(name);
    return pageAs(format, `${id}-${name}-individuals`, alleleView, { cursor, limit, rowsARead: ROWS_A_READ }, (page) =>
      this.archive.alleles(id, locus, { ...page, minGeneration }),
    );
  }

  @Get('origins')
  @ApiParam({ name: 'locus', enum: ALLELIC_LOCI })
  @ApiOperation({
    summary: 'Where an allele arose: individuals who have it and whose parents do not, the first born first',
  })
  @ApiTable(z.array(relativeView))
  async origins(
    @Param('id') id: string,
    @Param('locus') name: string,
    @Query({ schema: originsQuerySchema }) { value, limit, format }: OriginsInput,
  ) {
    const { config } = found('tournament', id, await this.archive.find(id));
    const locus = locusOf(name, searchSpaceOf(config as unknown as SpaceSettings));
    if (locus.kind === 'real') {
      throw new InvalidValueError('locus', name, `a locus with alleles to tell apart: ${ALLELIC_LOCI.join(', ')}`);
    }
    const values: readonly GeneValue[] = locus.values;
    const allele = values.find((each) => String(each) === value);
    if (allele === undefined) throw new InvalidValueError('value', value, `one of ${values.join(', ')}`);
    const rows = await this.archive.geneOrigins(id, locus, allele, limit);
    return listAs(format, `${id}-${name}-${value}`, relativeView, rows);
  }
}

/** As it is in the space, or else as declared. Throws an InvalidValueError where there is none of that name. */
function locusOf(name: string, space: SearchSpace = []): Locus {
  const locus = [...space, ...EVERY_LOCUS].find((each) => each.name === name);
  if (!locus) {
    throw new InvalidValueError('locus', name, `one of ${EVERY_LOCUS.map((each) => each.name).join(', ')}`);
  }
  return locus;
}
