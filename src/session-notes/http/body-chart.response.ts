import { ApiProperty } from '@nestjs/swagger';
import { catalogue } from '../../techniques';
import { findingText, type BodyFinding, type FindingChange } from '../domain/body-chart';
import type { BodyChart } from '../use-cases/read-body-chart';

export class BodyFindingResponse {
  region: string;
  side: string;
  muscle: string | null;
  kind: string;
  intensity: number | null;
  /** The finding in words. */
  text: string;

  static of(finding: BodyFinding): BodyFindingResponse {
    const { region, side, muscle = null, kind, intensity = null } = finding;
    return { region, side, muscle, kind, intensity, text: findingText(finding, catalogue) };
  }
}

export class FindingChangeResponse {
  @ApiProperty({ enum: ['new', 'gone', 'stronger', 'weaker', 'same'] })
  change: string;
  finding: BodyFindingResponse;
  before: number | null;
  after: number | null;

  static of({ change, finding, before, after }: FindingChange): FindingChangeResponse {
    return { change, finding: BodyFindingResponse.of(finding), before, after };
  }
}

export class ClientsMarkResponse {
  region: string;
  side: string;
  character: string[];
  intensity: number;
}

export class BodyChartResponse {
  findings: BodyFindingResponse[];
  /** The signed treatment before, that the changes are counted from. */
  comparedWith: string | null;
  changes: FindingChangeResponse[];
  /** As the client drew it in the latest intake. */
  clientsOwn: ClientsMarkResponse[];

  static of({ findings, since, clientsOwn }: BodyChart): BodyChartResponse {
    return {
      findings: findings.map((finding) => BodyFindingResponse.of(finding)),
      comparedWith: since?.noteId ?? null,
      changes: (since?.changes ?? []).map((change) => FindingChangeResponse.of(change)),
      clientsOwn: clientsOwn.map(({ region, side, character, intensity }) => ({ region, side, character: [...character], intensity })),
    };
  }
}
