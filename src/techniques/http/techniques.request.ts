import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsPlainText } from '../../platform/http/text';
import { catalogue } from '../catalogue/catalogue';

const REGIONS = catalogue.regions.map((region) => region.id);
const FAMILIES = [...new Set(catalogue.techniques.map((technique) => technique.family))];
/** Pain characters, then goals. */
const INDICATIONS = [...new Set([...catalogue.words.characters, ...catalogue.words.goals])];
const oneOf = (name: string, codes: readonly string[]) => ({ message: `${name} must be one of: ${codes.join(', ')}.` });

export class RegionRequest {
  @ApiProperty({ enum: REGIONS, required: false })
  @MayBeAbsent() @IsIn(REGIONS, oneOf('region', REGIONS))
  region?: string;
}

export class TechniqueSearchRequest extends RegionRequest {
  /** Words of the name, family, indications or tissues; all must be found. */
  @MayBeAbsent() @IsString() @MaxLength(100)
  text?: string;

  @ApiProperty({ enum: FAMILIES, required: false })
  @MayBeAbsent() @IsIn(FAMILIES, oneOf('family', FAMILIES))
  family?: string;

  /** Techniques that can be done at this pressure (1 lightest to 5 deepest) or lighter. */
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(1) @Max(5)
  pressureMax?: number;

  /** A pain character or a goal. */
  @ApiProperty({ enum: INDICATIONS, required: false })
  @MayBeAbsent() @IsIn(INDICATIONS, oneOf('indication', INDICATIONS))
  indication?: string;

  /** Only what the clinic offers (`true`) or switched off (`false`). */
  @MayBeAbsent() @IsIn(['true', 'false'], { message: 'offered must be true or false.' })
  offered?: 'true' | 'false';
}

export class ClinicTechniqueRequest {
  /** False: no plan of this clinic names the technique. */
  @IsBoolean({ message: 'offered must be true or false.' })
  offered: boolean;

  /** What the clinic calls it; null: as in the catalogue. */
  @ApiProperty({ type: String, nullable: true, maxLength: 120 })
  @ValidateIf((_, value) => value !== null) @IsPlainText(120) @MaxLength(120)
  localName: string | null;
}
