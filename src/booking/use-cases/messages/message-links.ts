import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../platform/config/config';
import { CONFIG } from '../../../platform/config/config.token';
import { hashOf, newSecret } from '../../../platform/ids/ids';
import { ManageLinkRepository } from '../../persistence/manage-link.repository';
import { shortIdOf } from '../secret-link';

/** Addresses that stand in messages. Secrets of visits are drawn here, and only their hashes are kept. */
@Injectable()
export class MessageLinks {
  constructor(
    private readonly links: ManageLinkRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  to(path: string): string {
    return `${this.config.publicUrl ?? 'http://localhost'}${path}`;
  }

  toVisit(clinicId: string, visitId: string): string {
    return this.to(`/visit#${clinicId}.${this.#secretOf(visitId)}`);
  }

  /** For a text. */
  shortToVisit(clinicId: string, visitId: string): string {
    return this.to(`/visit#${shortIdOf(clinicId)}.${this.#secretOf(visitId, 16)}`);
  }

  #secretOf(visitId: string, bytes?: 16): string {
    const secret = newSecret(bytes);
    this.links.add(hashOf(secret), visitId);
    return secret;
  }
}
