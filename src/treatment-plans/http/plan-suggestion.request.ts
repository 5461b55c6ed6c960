import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { catalogue, dynamicRegions } from '../../techniques';
import type { TherapistsAdditions } from '../domain/plan-record';
import { PREVIOUS_RESPONSES, type PreviousResponse } from '../domain/plan-input';

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
const FLAGS = ids(catalogue.flags);
const REGIONS = ids(catalogue.regions);
const TECHNIQUES = ids(catalogue.techniques);
/** What the client does not want touched is the client's own to say. */
const PLACES = [...new Set([...ids(dynamicRegions), ...ids(catalogue.flags.filter(({ level }) => level === 'local'))])].filter((place) => place !== 'named_by_client');

/** Where something is that the answers do not place: a bruise, a device, a scar. */
export class SiteRequest {
  @IsIn(PLACES, { message: `place must be one of: ${PLACES.join(', ')}.` })
  place: string;

  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(40) @ArrayUnique() @IsIn(REGIONS, { each: true, message: 'regions must be ids of the catalogue (GET /regions).' })
  regions: string[];
}

export class PreviousResponseRequest {
  @IsIn(TECHNIQUES, { message: 'technique must be the id of a technique of the catalogue.' })
  technique: string;

  @IsIn([...PREVIOUS_RESPONSES], { message: `response must be one of: ${PREVIOUS_RESPONSES.join(', ')}.` })
  response: PreviousResponse;
}

/** What the therapist knows and no client is asked. All of it may be left out. */
export class PlanSuggestionRequest {
  /** Catalogue flags to count beside those of the answers. They only ever make the plan stricter. */
  @IsOptional() @IsArray() @ArrayMaxSize(60) @ArrayUnique() @IsIn(FLAGS, { each: true, message: 'therapistFlags must be ids of catalogue flags.' })
  therapistFlags?: string[];

  @IsOptional() @IsArray() @ArrayMaxSize(40) @ArrayUnique((site: SiteRequest | null) => site?.place, { message: 'Name each place once, with all of its regions.' })
  @ValidateNested({ each: true }) @Type(() => SiteRequest)
  sites?: SiteRequest[];

  /** A clinician examined strength, feeling and reflexes for this complaint. */
  @IsOptional() @IsBoolean({ message: 'medicallyAssessed must be true or false.' })
  medicallyAssessed?: boolean;

  /** How the client was after earlier care, by technique. */
  @IsOptional() @IsArray() @ArrayMaxSize(60) @ArrayUnique((one: PreviousResponseRequest | null) => one?.technique, { message: 'Name each technique once.' })
  @ValidateNested({ each: true }) @Type(() => PreviousResponseRequest)
  previous?: PreviousResponseRequest[];
}

export const additionsOf = ({ therapistFlags, sites, medicallyAssessed, previous }: PlanSuggestionRequest): TherapistsAdditions => ({
  therapistFlags: therapistFlags ?? [],
  sites: Object.fromEntries((sites ?? []).map(({ place, regions }) => [place, regions])),
  medicallyAssessed: medicallyAssessed ?? false,
  previous: Object.fromEntries((previous ?? []).map(({ technique, response }) => [technique, response])),
});
