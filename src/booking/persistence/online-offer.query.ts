import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

/** A variant that clients may book by themselves. */
export interface OnlineOffer {
  readonly variantId: string;
  readonly service: string;
  readonly needsApproval: boolean;
  readonly durationMin: number;
  readonly priceMinor: number;
  readonly currency: string;
  readonly horizonDays: number;
  readonly location: string;
  readonly address: string | null;
  readonly timezone: string;
}

const OFFERS = `SELECT v.id AS "variantId", s.name AS service, s.needs_approval AS "needsApproval", t.duration_min AS "durationMin", t.price_minor AS "priceMinor",
    trim(t.currency) AS currency, t.horizon_days AS "horizonDays", l.name AS location, l.address, l.timezone
  FROM service s
  JOIN location l ON l.clinic_id = s.clinic_id AND l.id = s.location_id
  JOIN service_variant v ON v.clinic_id = s.clinic_id AND v.service_id = s.id AND v.retired_at IS NULL
  JOIN service_terms t ON t.clinic_id = v.clinic_id AND t.variant_id = v.id AND t.version = v.version
 WHERE s.clinic_id = $1 AND s.online AND s.retired_at IS NULL ORDER BY l.name, s.name, t.duration_min, v.id LIMIT 300`;
const APPROVED = `SELECT s.needs_approval AS "needsApproval" FROM service_variant v JOIN service s ON s.clinic_id = v.clinic_id AND s.id = v.service_id
 WHERE v.clinic_id = $1 AND v.id = $2`;

@Injectable()
export class OnlineOfferQuery {
  all(): Promise<OnlineOffer[]> {
    const tx = currentTransaction();
    return tx.rows<OnlineOffer & { variantId: string }>(OFFERS, [tx.clinicId]);
  }

  /** Whether the clinic says yes or no to each visit of this kind. */
  async needsApproval(variantId: string): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.rows<{ needsApproval: boolean }>(APPROVED, [tx.clinicId, variantId]))[0]?.needsApproval ?? false;
  }
}
