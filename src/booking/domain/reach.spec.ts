import { whyNotBy, type Occasion, type Reach } from './reach';

const yes: Reach = { reachable: true, agreed: true };
const unasked: Reach = { reachable: true, agreed: undefined };
const no: Reach = { reachable: true, agreed: false };
const nowhere: Reach = { reachable: false, agreed: true };

describe('a message goes', () => {
  it.each<[string, Reach, Occasion, string | undefined]>([
    ['by mail to who was not asked', unasked, 'reminder', undefined],
    ['by mail to who agreed', yes, 'reminder', undefined],
    ['by mail to who wants no reminders, where the visit changed', no, 'moved', undefined],
    ['not as a reminder, to who wants none', no, 'reminder', 'opted_out'],
    ['by mail to who wants no reminders, where the visit cannot begin without it', no, 'check', undefined],
    ['not by mail without an address', nowhere, 'off', 'no_address'],
  ])('%s', (_, email, occasion, why) => {
    expect(whyNotBy('email', { email, sms: yes }, occasion)).toBe(why);
  });

  it.each<[string, Reach, Reach, Occasion, string | undefined]>([
    ['by text to who agreed', yes, yes, 'reminder', undefined],
    ['by text beside the mail, where the visit moved', yes, yes, 'moved', undefined],
    ['by text beside the mail, where it is off', yes, yes, 'off', undefined],
    ['by text beside the mail, where a time became free', yes, yes, 'offered', undefined],
    ['not by text, where a mail says it at length', unasked, yes, 'booked', 'told_by_mail'],
    ['not by text, where a mail says that it is pencilled', no, yes, 'pencilled', 'told_by_mail'],
    ['not by text, where the link stands in a mail', unasked, yes, 'check', 'told_by_mail'],
    ['by text with the link, without an address', nowhere, yes, 'check', undefined],
    ['by text without an address, at length or not', nowhere, yes, 'requested', undefined],
    ['not by text to who was not asked', yes, unasked, 'reminder', 'not_agreed'],
    ['not by text to who refused', nowhere, no, 'off', 'not_agreed'],
    ['not by text without a number', yes, nowhere, 'off', 'no_number'],
  ])('%s', (_, email, sms, occasion, why) => {
    expect(whyNotBy('sms', { email, sms }, occasion)).toBe(why);
  });
});
