import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { decodeCursor, PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { ReadReviewQueue } from '../use-cases/read-review-queue';
import { ReadReview } from '../use-cases/read-review';
import type { KeptReview } from '../use-cases/review-desk';
import { ReviewScreening } from '../use-cases/review-screening';
import { SecondReview } from '../use-cases/second-review';
import { reviewDraft, ReviewRequest } from './review.request';
import { RecordedReviewResponse, ReviewResponse } from './review.response';
import { isPlaceInQueue, ReviewQueueResponse } from './review-queue.response';

@ApiTags('screening')
@Controller()
export class ReviewController {
  constructor(
    private readonly reviewing: ReviewScreening,
    private readonly seconding: SecondReview,
    private readonly reviews: ReadReview,
    private readonly queue: ReadReviewQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Who is held: what they said, which rule, how sure, what to ask and examine, for which visit. Gravest first, then by visit, then longest held. */
  @Get('review-queue')
  @RequirePermission('screening:read')
  async getReviewQueue(@Query() { limit, cursor }: PageRequest): Promise<ReviewQueueResponse> {
    return ReviewQueueResponse.of(await this.queue.read(limit, decodeCursor(cursor, 4, isPlaceInQueue)), limit);
  }

  /** Records a therapist's decision on every hold of a screening. Levels 4 and 5 cannot be cleared, only accepted, moved up or taken back as a mistake. */
  @Post('screenings/:screeningId/reviews')
  @RequirePermission('screening:review')
  @HttpCode(201)
  @Idempotent({ once: ['correctionLink', 'correctionToken'] })
  async reviewScreening(@IdParam('screeningId') screeningId: string, @Body() body: ReviewRequest, @Req() request: FastifyRequest): Promise<RecordedReviewResponse> {
    return this.#recorded(await this.reviewing.review(screeningId, reviewDraft(body)), request);
  }

  /** Another therapist decides the same holds; what both allow opens the gate. */
  @Post('screening-reviews/:reviewId/second-review')
  @RequirePermission('screening:review')
  @HttpCode(201)
  @Idempotent({ once: ['correctionLink', 'correctionToken'] })
  async secondReview(@IdParam('reviewId') reviewId: string, @Body() body: ReviewRequest, @Req() request: FastifyRequest): Promise<RecordedReviewResponse> {
    return this.#recorded(await this.seconding.second(reviewId, reviewDraft(body)), request);
  }

  /** One review as it was recorded. */
  @Get('screening-reviews/:reviewId')
  @RequirePermission('screening:read')
  async getReview(@IdParam('reviewId') reviewId: string): Promise<ReviewResponse> {
    return ReviewResponse.of(await this.reviews.read(reviewId));
  }

  async #recorded(kept: KeptReview, { protocol, headers }: FastifyRequest): Promise<RecordedReviewResponse> {
    return RecordedReviewResponse.withConsequences(await this.reviews.read(kept.reviewId), kept, this.config.publicUrl ?? `${protocol}://${headers.host}`);
  }
}
