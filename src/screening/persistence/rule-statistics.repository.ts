import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { RuleCount, ScreeningCounts } from '../domain/rule-statistics';

const RULES = `WITH fired AS (
    SELECT s.id, f ->> 'ruleId' AS rule_id FROM screening s CROSS JOIN LATERAL jsonb_array_elements(s.result -> 'findings') f
    WHERE s.clinic_id = $1 AND s.raised_by IS NULL AND s.screened_at > now() - interval '365 days' AND f ->> 'carried' IS NULL
  ), decided AS (
    SELECT coalesce(s.raised_from, s.id) AS screening_id, d ->> 'ruleId' AS rule_id, bool_or(d ->> 'decision' IN ('clear', 'clear_with_limits')) AS overridden
    FROM screening_review r JOIN screening s ON s.clinic_id = r.clinic_id AND s.id = r.screening_id CROSS JOIN LATERAL jsonb_array_elements(r.decisions) d
    WHERE r.clinic_id = $1 AND d ->> 'ruleId' IS NOT NULL GROUP BY 1, 2
  )
  SELECT f.rule_id AS "ruleId", count(*)::integer AS fired, count(d.screening_id)::integer AS decided, count(*) FILTER (WHERE d.overridden)::integer AS overridden
  FROM fired f LEFT JOIN decided d ON d.screening_id = f.id AND d.rule_id = f.rule_id GROUP BY 1 ORDER BY 2 DESC, 1`;
const HOLDS = `SELECT count(*)::integer AS screenings, count(*) FILTER (WHERE s.level_rank >= 2)::integer AS held,
    count(*) FILTER (WHERE s.level_rank >= 2 AND s.on_visit_day)::integer AS "heldAtTheDoor", count(c.granted_at)::integer AS cleared,
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.granted_at - s.screened_at) / 3600))::double precision AS "medianHoursToClear"
  FROM screening s LEFT JOIN LATERAL (
    SELECT min(granted_at) AS granted_at FROM clearance WHERE clinic_id = s.clinic_id AND client_id = s.client_id AND intake_id = s.intake_id
      AND basis = 'review' AND granted_at >= s.screened_at
  ) c ON true
  WHERE s.clinic_id = $1 AND s.raised_by IS NULL AND s.screened_at > now() - interval '365 days'`;

/** Counts over a year of screenings, in two statements of one flight. */
@Injectable()
export class RuleStatisticsRepository {
  async counts(): Promise<ScreeningCounts> {
    const tx = currentTransaction();
    const [rules, [holds]] = await Promise.all([tx.rows<RuleCount>(RULES, [tx.clinicId]), tx.rows<Omit<ScreeningCounts, 'rules'>>(HOLDS, [tx.clinicId])]);
    if (!holds) throw new Error('an aggregate has one row');
    return { ...holds, rules };
  }
}
