import { HttpTexts } from '../../src/notifications/http-texts';
import { SmtpTransport } from '../../src/notifications/smtp-transport';
import { loadConfig } from '../../src/platform/config/config';
import { openSink, type Sink } from './smtp-sink';
import { openTextProvider, type TextProvider } from './text-provider';

const MAIL = { messageId: '<one@rhomboid>', to: 'kim@mail.example', fromName: 'Alder', subject: 'One', text: 'One line\n.\nand a dot\n' };
const TEXT = { id: '0190a000-0000-7000-8000-000000000001', to: '+12125550199', text: 'One' };
const goOn = (): Promise<void> => Promise.resolve();

describe('a courier', () => {
  let sink: Sink;
  let provider: TextProvider;
  let smtp: SmtpTransport;
  let texts: HttpTexts;
  beforeAll(async () => {
    [sink, provider] = await Promise.all([openSink(), openTextProvider()]);
    smtp = new SmtpTransport(loadConfig({ SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example' }));
    texts = new HttpTexts(provider.url, '+12125550100');
  });
  afterAll(() => Promise.all([sink.close(), provider.close()]));

  it('lets go of a mail when the server has all of it but the end', async () => {
    const texted = sink.holdAt('text');
    const seen: number[] = [];
    await smtp.send(MAIL, async () => {
      await texted;
      seen.push(sink.mails.length);
    });
    expect([seen, sink.mails.map(({ text }) => text)]).toEqual([[0], ['One line\n.\nand a dot\n']]);
  });

  it('delivers nothing that it may not let go of, and throws what kept it', async () => {
    const stop = new Error('the lock ran out');
    await expect(smtp.send(MAIL, () => Promise.reject(stop))).rejects.toBe(stop);
    await expect(texts.send(TEXT, () => Promise.reject(stop))).rejects.toBe(stop);
    await smtp.send({ ...MAIL, subject: 'Two' }, goOn);
    await texts.send({ ...TEXT, text: 'Two' }, goOn);
    expect([sink.mails.slice(1).map(({ subject }) => subject), provider.take()]).toEqual([['Two'], [{ to: '+12125550199', from: '+12125550100', text: 'Two' }]]);
  });

  it('lets go of nothing where there is no line', async () => {
    const letGo = jest.fn(goOn);
    const nowhere = new SmtpTransport(loadConfig({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'desk@alder.example' }));
    await expect(nowhere.send(MAIL, letGo)).rejects.toThrow('ECONNREFUSED');
    await expect(new HttpTexts('http://a:b@127.0.0.1:1', '+12125550100').send(TEXT, letGo)).rejects.toThrow('ECONNREFUSED');
    expect(letGo).not.toHaveBeenCalled();
  });

  it.each([
    [400, 'Refused'], [404, 'Refused'], [401, 'Error'], [429, 'Error'], [500, 'Error'], [503, 'Error'], [502, 'Unanswered'], [504, 'Unanswered'], [0, 'Unanswered'],
  ])('takes %s of a provider for %s', async (answer, verdict) => {
    provider.answer = answer;
    const error = await texts.send(TEXT, goOn).catch((thrown: Error) => thrown);
    provider.answer = 201;
    expect(error?.constructor.name).toBe(verdict);
  });

  it.each([[451, 'Error'], [550, 'Refused']])('takes %s of a mail server for %s', async (code, verdict) => {
    sink.refuseWith = { code, message: 'no' };
    const error = await smtp.send(MAIL, goOn).catch((thrown: Error) => thrown);
    sink.refuseWith = undefined;
    expect(error?.constructor.name).toBe(verdict);
  });

  it('signs in to a mail server with the name and the password of its address; a wrong one is no fault of the mail', async () => {
    const guarded = await openSink({ password: 'p/w@1' });
    const as = (password: string) => new SmtpTransport(loadConfig({ SMTP_URL: guarded.url.replace('//', `//desk%40alder:${encodeURIComponent(password)}@`), MAIL_FROM: 'desk@alder.example' }));
    await as('p/w@1').send(MAIL, goOn);
    const error = await as('wrong').send(MAIL, goOn).catch((thrown: Error) => thrown);
    expect([guarded.mails.length, error?.constructor.name]).toEqual([1, 'Error']);
    await guarded.close();
  });

  it('takes a mailbox that there is not for a refusal', async () => {
    const error = await smtp.send({ ...MAIL, to: 'nobody@mail.example' }, goOn).catch((thrown: Error) => thrown);
    expect(error?.constructor.name).toBe('Refused');
  });
});
