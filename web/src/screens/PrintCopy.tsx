import type { OpenForm, Submission } from '../api/intake-api.ts';
import { askedIn } from '../form/pages.ts';
import { itemsOf, type Answers } from '../form/intake.ts';
import { useAnswerWords } from '../form/use-answer-words.ts';
import { useLanguage, Words } from '../texts/language.tsx';

type Props = Readonly<{ open: OpenForm; answers: Answers; submission: Submission; at: Date }>;

/** What was signed, for paper or PDF. Held by this page only; gone when it closes. */
export const PrintCopy = ({ open, answers, submission: { consents, signature }, at }: Props) => {
  const { t, locale } = useLanguage();
  const say = useAnswerWords();
  const asked = [...askedIn(open.form, open.visit, answers)].flatMap((linkId) => itemsOf(open.form).get(linkId)?.item ?? []);
  const when = at.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <section className="only-print" aria-hidden="true">
      <h2>{t.copyTitle}</h2>
      <dl>
        {asked.map((item) => (
          <div key={item.linkId} className="copy-item">
            <dt>
              <Words of={item.text} />
            </dt>
            <dd>{say(item, answers[item.linkId])}</dd>
          </div>
        ))}
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
