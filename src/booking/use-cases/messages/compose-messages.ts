import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Composers, type Channel, type Compose, type Composed, type Says } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import { reminderAt } from '../../domain/quiet-hours';
import { DiaryQuery } from '../../persistence/diary.query';
import { ManageLinkRepository, type Told } from '../../persistence/manage-link.repository';
import { CHANGED, promisedStart, REMINDER } from './appointment-messages';
import { Stories, type Story } from './stories';
import { VisitWords } from './visit-words';
import { standingOf, whatIsNew } from './what-is-new';

type Message = Parameters<Compose>[0];

/** Says what is true of a visit when the message goes out; or that it is not the time, or nothing to say. */
@Injectable()
export class ComposeMessages implements OnModuleInit {
  constructor(
    private readonly composers: Composers,
    private readonly diary: DiaryQuery,
    private readonly links: ManageLinkRepository,
    private readonly words: VisitWords,
    private readonly stories: Stories,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.composers.register(CHANGED, (message) => this.#changed(message), { whenSaid: (recordId, says) => this.links.tell(recordId, toldOf(says), says.channel as Channel) });
    this.composers.register(REMINDER, (message) => this.#reminder(message));
  }

  async #changed({ recordId, channel }: Message): Promise<Composed> {
    const now = this.clock.now();
    const [visit, told] = await Promise.all([this.diary.findById(recordId, now), this.links.told(recordId, channel)]);
    if (!visit) return { kind: 'drop', why: 'no_such_visit' };
    const stands = { standing: standingOf(visit.state, visit.provisional, visit.channel), startsAt: visit.startsAt };
    const occasion = whatIsNew(told, stands);
    if (occasion === undefined) return { kind: 'drop', why: 'nothing_new' };
    if (visit.startsAt <= now) return { kind: 'drop', why: 'past' };
    const says = { channel, standing: stands.standing, startsAt: visit.startsAt.toISOString() };
    const story = await this.stories.of(visit, occasion, told);
    if (!story) return { kind: 'drop', why: 'nobody_to_tell' };
    const why = this.stories.whyNotBy(channel, story);
    // Who is not written to by text knows it from elsewhere, so that the next one says what is new since.
    if (why !== undefined) return { kind: 'drop', why, ...(channel === 'sms' && { says }) };
    const morning = channel === 'sms' ? this.stories.outOfTheNight(story) : now;
    return morning > now && morning < visit.startsAt ? { kind: 'wait', until: morning } : this.#say(channel, story, says);
  }

  async #reminder({ recordId, channel, dedupeKey, promisedAt }: Message): Promise<Composed> {
    const now = this.clock.now();
    const visit = await this.diary.findById(recordId, now);
    if (!visit) return { kind: 'drop', why: 'no_such_visit' };
    const story = await this.stories.of(visit, 'reminder');
    if (!story) return { kind: 'drop', why: 'nobody_to_tell' };
    const startsAt = promisedStart(dedupeKey).getTime();
    const at = new Date(reminderAt(startsAt, visit.timezone, this.stories.zoneOf(story)));
    // Whatever it is now: until then it may be confirmed, or moved back.
    if (now < at) return { kind: 'wait', until: at };
    if (visit.state !== 'booked' || visit.startsAt.getTime() !== startsAt) return { kind: 'drop', why: 'stale' };
    if (promisedAt && promisedAt > at) return { kind: 'drop', why: 'booked_late' };
    const why = this.stories.whyNotBy(channel, story);
    if (why !== undefined) return { kind: 'drop', why };
    const morning = this.stories.outOfTheNight(story);
    return morning > now ? { kind: 'wait', until: morning } : this.#say(channel, story);
  }

  async #say(channel: Channel, story: Story, says?: Says): Promise<Composed> {
    const { id, version } = story.visit;
    return { ...(await this.words.say(channel, story)), ...(says && { says }), stillTrue: async () => (await this.diary.findById(id, this.clock.now()))?.version === version };
  }
}

const toldOf = (says: Says): Told => ({ standing: says.standing as Told['standing'], startsAt: new Date(says.startsAt ?? '') });
