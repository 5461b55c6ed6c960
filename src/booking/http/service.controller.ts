import { Body, Controller, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { Services } from '../use-cases/set-up/services';
import { CreateServiceRequest, serviceOf, termsOf, WriteServiceRequest, WriteTermsRequest } from './service.request';
import { OfferResponse, ServiceResponse, VariantResponse } from './service.response';

@ApiTags('booking')
@Controller()
export class ServiceController {
  constructor(private readonly services: Services) {}

  /** Adds a service. It can be booked once it has a variant. */
  @Post('services')
  @RequirePermission('booking:manage')
  @Idempotent()
  async createService(@Body() body: CreateServiceRequest): Promise<OfferResponse> {
    return OfferResponse.ofOffer(await this.services.add(body.locationId, serviceOf(body)));
  }

  /** All that is offered, with its variants and their terms of today. */
  @Get('services')
  @RequirePermission('booking:read')
  async listServices(): Promise<OfferResponse[]> {
    return (await this.services.all()).map((offer) => OfferResponse.ofOffer(offer));
  }

  /** Changes a service. */
  @Patch('services/:serviceId')
  @RequirePermission('booking:manage')
  async editService(@IdParam('serviceId') id: string, @IfMatch() version: number, @Body() body: WriteServiceRequest): Promise<ServiceResponse> {
    return ServiceResponse.of(await this.services.edit(id, version, serviceOf(body)));
  }

  /** Takes a service off the offer. Its visits stay. */
  @Post('services/:serviceId/retirement')
  @RequirePermission('booking:manage')
  @HttpCode(204)
  retireService(@IdParam('serviceId') id: string, @IfMatch() version: number): Promise<void> {
    return this.services.retire(id, version);
  }

  /** Adds a variant: a duration with its price, terms and needs. */
  @Post('services/:serviceId/variants')
  @RequirePermission('booking:manage')
  @Idempotent()
  async createVariant(@IdParam('serviceId') id: string, @Body() body: WriteTermsRequest): Promise<VariantResponse> {
    return VariantResponse.of(await this.services.addVariant(id, termsOf(body)));
  }

  /** New terms from now on. Visits that are booked keep theirs. */
  @Put('service-variants/:variantId/terms')
  @RequirePermission('booking:manage')
  async changeTerms(@IdParam('variantId') id: string, @IfMatch() version: number, @Body() body: WriteTermsRequest): Promise<VariantResponse> {
    return VariantResponse.of(await this.services.changeTerms(id, version, termsOf(body)));
  }

  /** Takes a variant off the offer. Its visits stay. */
  @Post('service-variants/:variantId/retirement')
  @RequirePermission('booking:manage')
  @HttpCode(204)
  retireVariant(@IdParam('variantId') id: string, @IfMatch() version: number): Promise<void> {
    return this.services.retireVariant(id, version);
  }
}
