import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/http/permission';
import { catalogue } from '../catalogue/catalogue';
import { musclesOf, selfCareOf } from '../catalogue/lookups';
import { MuscleChainListResponse, MuscleChainResponse, MuscleListResponse, MuscleResponse, RegionListResponse, RegionResponse } from './anatomy.response';
import { SelfCareListResponse, SelfCareResponse, StrokeListResponse, StrokeResponse } from './care.response';
import { RegionRequest } from './techniques.request';

/** The parts of the catalogue that no clinic changes. The catalogue bounds every list. */
@ApiTags('techniques')
@Controller()
export class ReferenceController {
  @Get('regions')
  @RequirePermission('techniques:read')
  listRegions(): RegionListResponse {
    return { items: catalogue.regions.map((region) => RegionResponse.of(region)) };
  }

  /** With a region: muscles that lie there or are felt there. */
  @Get('muscles')
  @RequirePermission('techniques:read')
  listMuscles(@Query() { region }: RegionRequest): MuscleListResponse {
    return { items: musclesOf(catalogue, region).map((muscle) => MuscleResponse.of(muscle)) };
  }

  @Get('muscle-chains')
  @RequirePermission('techniques:read')
  listMuscleChains(): MuscleChainListResponse {
    return { items: catalogue.chains.map((chain) => MuscleChainResponse.of(chain)) };
  }

  @Get('strokes')
  @RequirePermission('techniques:read')
  listStrokes(): StrokeListResponse {
    return { items: catalogue.strokes.map((stroke) => StrokeResponse.of(stroke)) };
  }

  /** What clients do at home, with what it is withheld for. */
  @Get('self-care')
  @RequirePermission('techniques:read')
  listSelfCare(@Query() { region }: RegionRequest): SelfCareListResponse {
    return { items: selfCareOf(catalogue, region).map((item) => SelfCareResponse.of(item)) };
  }
}
