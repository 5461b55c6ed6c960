import type { OpenForm, Submission } from '../api/intake-api.ts';
import { askedIn } from '../form/pages.ts';
import type { Answers } from '../form/intake.ts';
import { useAnswerWords } from '../form/use-answer-words.ts';
import { useLanguage, Words } from '../texts/language.tsx';

type Props = Readonly<{ open: OpenForm; answers: Answers; submission: Submission; at: Date }>;

/** What was signed, for paper or PDF. Held by this page only; gone when it closes. */
export const PrintCopy = ({ open, answers, submission: { consents, signature }, at }: Props) => {
  const { t, locale } = useLanguage();
  const say = useAnswerWords();
  const asked = askedIn(open.form, open.visit, answers);
  const groups = open.form.groups.map(({ linkId, title, items }) => ({ linkId, title, items: items.filter((item) => asked.has(item.linkId)) })).filter(({ items }) => items.length > 0);
  const when = at.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <section className="only-print copy" aria-hidden="true">
      <h2>{t.copyTitle}</h2>
      {groups.map((group) => (
        <section key={group.linkId}>
          <h3>
            <Words of={group.title} />
          </h3>
          <dl>
            {group.items.map((item) => (
              <div key={item.linkId} className="copy-item">
                <dt>
                  <Words of={item.text} />
                </dt>
                <dd>{say(item, answers[item.linkId])}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <h3>{t.consentTitle}</h3>
      <dl>
        {open.consents.map((wording) => (
          <div key={wording.code} className="copy-item">
            <dt>
              <Words of={wording.text} />
            </dt>
            <dd>{consents.find(({ code }) => code === wording.code)?.given ? t.agree : t.disagree}</dd>
          </div>
        ))}
      </dl>
      <p>{t.copySigned(signature.name, when)}</p>
      {signature.guardianName && <p>{t.copyFor(signature.guardianName)}</p>}
      {signature.drawn && <img src={signature.drawn} alt="" width="300" height="100" />}
    </section>
  );
};
