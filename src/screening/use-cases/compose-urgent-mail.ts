import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Composers, fill, type Composed, type Template } from '../../notifications';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { Clinics, StaffDirectory } from '../../staff';
import { UrgentNoticeRepository } from '../persistence/urgent-notice.repository';
import { URGENT } from './urgent-notices';

const FIELDS = ['clinic', 'link'] as const;
type Text = Template<(typeof FIELDS)[number]>;

/** Whom it is about and what they said stands in the queue, behind a sign-in. */
const TEXTS: Readonly<Record<'en' | 'es', Text>> = {
  en: { subject: 'Open the review queue now', text: 'Open the review queue now: somebody needs an answer today.\n\n{link}\n\n{clinic}\n', fields: FIELDS },
  es: { subject: 'Abra ahora la lista de revisión', text: 'Abra ahora la lista de revisión: alguien necesita una respuesta hoy.\n\n{link}\n\n{clinic}\n', fields: FIELDS },
};

@Injectable()
export class ComposeUrgentMail implements OnModuleInit {
  constructor(
    private readonly composers: Composers,
    private readonly notices: UrgentNoticeRepository,
    private readonly staff: StaffDirectory,
    private readonly clinics: Clinics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.composers.register(URGENT, ({ recordId, dedupeKey }) => this.#compose(recordId, dedupeKey.split(':').at(-1) ?? ''));
  }

  async #compose(noticeId: string, staffId: string): Promise<Composed> {
    const [notice, email, clinic] = await Promise.all([this.notices.find(noticeId), this.staff.emailOf(staffId), this.clinics.current()]);
    if (!notice || notice.acknowledged) return { kind: 'drop', why: 'acknowledged' };
    if (email === undefined) return { kind: 'drop', why: 'no_address' };
    return { kind: 'mail', mail: { to: email, fromName: clinic.name, ...fill(TEXTS[clinic.locale], { clinic: clinic.name, link: this.config.publicUrl ?? '' }) } };
  }
}
