import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { decodeCursor, PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { ReadReviewQueue } from '../use-cases/read-review-queue';
import { ReadReview } from '../use-cases/read-review';
import { ReviewScreening } from '../use-cases/review-screening';
import { SecondReview } from '../use-cases/second-review';
import { reviewDraft, ReviewRequest } from './review.request';
import { ReviewResponse } from './review.response';
import { isPlaceInQueue, ReviewQueueResponse } from './review-queue.response';

@ApiTags('screening')
@Controller()
export class ReviewController {
  constructor(
    private readonly reviewing: ReviewScreening,
    private readonly seconding: SecondReview,
    private readonly reviews: ReadReview,
    private readonly queue: ReadReviewQueue,
  ) {}

  /** Who is held: what they said, which rule, how sure, what to ask and examine. Gravest first, then longest held. */
  @Get('review-queue')
  @RequirePermission('screening:read')
  async getReviewQueue(@Query() { limit, cursor }: PageRequest): Promise<ReviewQueueResponse> {
    return ReviewQueueResponse.of(await this.queue.read(limit, decodeCursor(cursor, 3, isPlaceInQueue)), limit);
  }

  /** Records a therapist's decision on every hold of a screening. Levels 2 and 3 only; 4 and 5 cannot be overridden. */
  @Post('screenings/:screeningId/reviews')
  @RequirePermission('screening:review')
  @HttpCode(201)
  @Idempotent()
  async reviewScreening(@IdParam('screeningId') screeningId: string, @Body() body: ReviewRequest): Promise<ReviewResponse> {
    return ReviewResponse.of(await this.reviews.read(await this.reviewing.review(screeningId, reviewDraft(body))));
  }

  /** Another therapist decides the same holds; what both allow opens the gate. */
  @Post('screening-reviews/:reviewId/second-review')
  @RequirePermission('screening:review')
  @HttpCode(201)
  @Idempotent()
  async secondReview(@IdParam('reviewId') reviewId: string, @Body() body: ReviewRequest): Promise<ReviewResponse> {
    return ReviewResponse.of(await this.reviews.read(await this.seconding.second(reviewId, reviewDraft(body))));
  }

  /** One review as it was recorded. */
  @Get('screening-reviews/:reviewId')
  @RequirePermission('screening:read')
  async getReview(@IdParam('reviewId') reviewId: string): Promise<ReviewResponse> {
    return ReviewResponse.of(await this.reviews.read(reviewId));
  }
}
