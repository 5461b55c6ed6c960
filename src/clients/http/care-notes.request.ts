import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsDefined, IsIn, IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsPlainText } from '../../platform/http/text';
import { catalogue, products } from '../../techniques';
import type { CareNotes } from '../domain/client';

const REGIONS = catalogue.regions.map((region) => region.id);
const PRODUCTS = products.map((product) => product.id);
const FROM_CATALOGUE = 'each of $property must be an id of the catalogue.';

export class BoundariesRequest {
  /** Areas that are not touched. */
  @ApiProperty({ enum: REGIONS, isArray: true, maxItems: 50 })
  @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsIn(REGIONS, { each: true, message: FROM_CATALOGUE })
  regions: string[];

  /** 1 (lightest) to 5; null: no limit. */
  @ApiProperty({ type: 'integer' })
  @IsOptional() @IsInt() @Min(1) @Max(5)
  pressureMax?: number | null;

  /** Products that are not used. */
  @ApiProperty({ enum: PRODUCTS, isArray: true, maxItems: 50 })
  @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsIn(PRODUCTS, { each: true, message: FROM_CATALOGUE })
  products: string[];
}

export class AllergyRequest {
  @IsString() @MaxLength(100) @IsPlainText(100)
  substance: string;

  @IsOptional() @IsString() @MaxLength(200) @IsPlainText(200)
  reaction?: string | null;
}

/** All of it: what is left out is taken away. */
export class WriteCareNotesRequest {
  @IsDefined() @IsObject() @ValidateNested() @Type(() => BoundariesRequest)
  boundaries: BoundariesRequest;

  @IsArray() @ArrayMaxSize(50) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => AllergyRequest)
  allergies: AllergyRequest[];
}

export const careNotesOf = ({ boundaries, allergies }: WriteCareNotesRequest): Pick<CareNotes, 'boundaries' | 'allergies'> => ({
  boundaries: { regions: boundaries.regions, pressureMax: boundaries.pressureMax ?? null, products: boundaries.products },
  allergies: allergies.map(({ substance, reaction }) => ({ substance: substance.trim(), reaction: reaction?.trim() ?? null })),
});
