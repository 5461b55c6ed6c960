import { IsOptional, IsUUID } from 'class-validator';

export class ListResourcesRequest {
  /** Only those of this location. */
  @IsOptional() @IsUUID(undefined, { message: 'locationId must be the id of a location.' })
  locationId?: string;
}
