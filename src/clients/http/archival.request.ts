import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ARCHIVE_REASONS, type ArchiveReason } from '../domain/client';

export class ArchiveClientRequest {
  @ApiProperty({ enum: ARCHIVE_REASONS })
  @IsIn(ARCHIVE_REASONS)
  reason: ArchiveReason;
}
