import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { birthOf } from '#base';
import { ALIFE_TRAITS, LINEAGE_FORMATS, type LineageMember } from '#lineage';
import type { TournamentArchive } from '#tournament';
import { type LineageInput, lineageQuerySchema } from '#contracts';
import { found } from '../shared/errors';
import { streamText } from '../shared/stream-text';
import { ARCHIVE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';

/** Individuals read at once. */
const MEMBERS_A_READ = 1000;

const FILE = { schema: { type: 'string' } } as const;
/** Entries by their numbers, by the ALife data standard; a founder's ancestors are `none`. */
const ENTRIES = {
  schema: {
    type: 'object',
    additionalProperties: {
      type: 'object',
      required: ['id', 'ancestor_list', ...ALIFE_TRAITS],
      properties: {
        id: { type: 'integer', minimum: 0 },
        ancestor_list: {
          type: 'array',
          minItems: 1,
          items: {
            oneOf: [
              { type: 'integer', minimum: 0 },
              { type: 'string', enum: ['none'] },
            ],
          },
        },
      },
    },
  },
} as const;
const contents = Object.values(LINEAGE_FORMATS).map(({ mediaType }) => {
  const [type] = mediaType.split(';');
  return [type, type === 'application/json' ? ENTRIES : FILE];
});

@ApiTags('lineage')
@Controller()
export class LineageController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get('tournaments/:id/lineage')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({ summary: 'Everyone who ever lived in it and their parents, as a file for other programs' })
  @ApiOkResponse({ content: Object.fromEntries(contents) })
  async lineage(@Param('id') id: string, @Query({ schema: lineageQuerySchema }) { format, labels }: LineageInput) {
    found('tournament', id, await this.archive.find(id));
    const { write, mediaType, ending } = LINEAGE_FORMATS[format];
    return streamText(write(this.members(id), labels), mediaType, `${id}.${ending}`);
  }

  /** Those born meanwhile come last, and their parents before them: what is read is whole. */
  private async *members(id: string): AsyncGenerator<LineageMember> {
    for (let last: LineageMember | undefined; ;) {
      const members = await this.archive.lineage(id, last && birthOf(last.id), MEMBERS_A_READ);
      yield* members;
      last = members.at(-1);
      if (members.length < MEMBERS_A_READ) return;
    }
  }
}
