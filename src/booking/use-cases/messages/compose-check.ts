import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InviteToCheck } from '../../../intake';
import { Composers, type Compose, type Composed } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import { checkAt } from '../../domain/quiet-hours';
import { DiaryQuery } from '../../persistence/diary.query';
import { ClientGate } from '../client-gate';
import { CHECK, promisedStart } from './appointment-messages';
import { MessageLinks } from './message-links';
import { Stories } from './stories';
import { VisitWords } from './visit-words';

/** Whoever answered, is held or has a link already: the same word, which tells the desk nothing of why. */
const NOTHING_DUE: Composed = { kind: 'drop', why: 'nothing_due' };

/** Sends the link to the short check before a visit, where that is what the visit lacks. */
@Injectable()
export class ComposeCheck implements OnModuleInit {
  constructor(
    private readonly composers: Composers,
    private readonly diary: DiaryQuery,
    private readonly stories: Stories,
    private readonly gate: ClientGate,
    private readonly inviting: InviteToCheck,
    private readonly words: VisitWords,
    private readonly links: MessageLinks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.composers.register(CHECK, (message) => this.#compose(message));
  }

  async #compose({ recordId, channel, dedupeKey }: Parameters<Compose>[0]): Promise<Composed> {
    const now = this.clock.now();
    const visit = await this.diary.findById(recordId, now);
    if (!visit) return { kind: 'drop', why: 'no_such_visit' };
    const story = await this.stories.of(visit, 'check');
    if (!story) return { kind: 'drop', why: 'nobody_to_tell' };
    const startsAt = promisedStart(dedupeKey);
    const [at, morning] = [new Date(checkAt(startsAt.getTime(), this.stories.zoneOf(story))), this.stories.outOfTheNight(story)];
    // Whatever it is now: until then it may be moved back, or the client answers.
    if (now < at) return { kind: 'wait', until: at };
    if (visit.state !== 'booked' || visit.startsAt.getTime() !== startsAt.getTime()) return { kind: 'drop', why: 'stale' };
    const why = this.stories.whyNotBy(channel, story);
    if (why !== undefined) return { kind: 'drop', why };
    if (morning > now) return { kind: 'wait', until: morning };
    const clientId = visit.client.id;
    const isDue = (): Promise<boolean> => this.gate.needsCheck(clientId, startsAt);
    // Whoever sits in the waiting room may still finish it.
    const invited = (await isDue()) ? await this.inviting.byServer(clientId, { startsAt, expiresAt: visit.endsAt, inText: channel === 'sms' }) : undefined;
    if (!invited) return NOTHING_DUE;
    const told = await this.words.say(channel, { ...story, check: this.links.to(`/intake#${invited.token}`) });
    return { ...told, stillTrue: async () => (await this.diary.findById(recordId, this.clock.now()))?.version === visit.version && (await isDue()) };
  }
}
