import { useState, type ReactNode } from 'react';
import { Question } from '../form/Question.tsx';
import type { Answer, FormDefinition, FormItem } from '../form/intake.ts';
import { AdviceScreen } from '../screens/AdviceScreen.tsx';
import { ConflictScreen } from '../screens/ConflictScreen.tsx';
import { EndScreen } from '../screens/EndScreen.tsx';
import { Frame } from '../screens/Frame.tsx';
import { SignatureFields, UNSIGNED } from '../screens/SignatureFields.tsx';
import { Button } from '../ui/Button.tsx';
import { LEVELS, MARKED, QUESTIONS, SAVE_STATES } from './samples.ts';

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="stack">
    <h2>{title}</h2>
    {children}
  </section>
);

/** Keeps its own answer, so that every state of a field can be tried. */
const Sample = ({ item, start, fault }: { item: FormItem; start?: Answer; fault?: string }) => {
  const [answer, setAnswer] = useState(start);
  return <Question item={item} answer={answer} fault={fault} country="US" onAnswer={(_, next) => setAnswer(next)} onFault={() => undefined} />;
};

const FORM = { id: 'samples', version: 1, title: { en: 'Samples' }, groups: [{ linkId: 'samples', title: { en: 'Samples' }, items: QUESTIONS }] } as FormDefinition;

/** Every component in every state, without anybody's data. */
const ComponentsPage = () => {
  const [signing, setSigning] = useState(UNSIGNED);
  const first = QUESTIONS[0];
  return (
    <Frame saving="saved">
      <div className="stack-loose">
        <h1>Components</h1>
        <Part title="Buttons">
          <div className="row">
            <Button>Main</Button>
            <Button kind="quiet">Quiet</Button>
            <Button kind="plain">Plain</Button>
            <Button kind="urgent">Urgent</Button>
            <Button busy>Busy</Button>
          </div>
        </Part>
        <Part title="Saved or not">
          <ul className="bullets">
            {SAVE_STATES.map(({ state, words }) => (
              <li key={state}>
                {state}: {words}
              </li>
            ))}
          </ul>
        </Part>
        <Part title="Questions">
          <div className="card stack-loose">
            {QUESTIONS.map((item) => (
              <Sample key={item.linkId} item={item} {...(item.type === 'pain-map' ? { start: MARKED } : {})} />
            ))}
            {first && <Sample key="wrong" item={{ ...first, linkId: 'sample-wrong' }} fault="Please answer this question." />}
          </div>
        </Part>
        <Part title="Signature">
          <SignatureFields signing={signing} guardianSigns={false} tried onChange={setSigning} />
        </Part>
        <Part title="Advice">
          <AdviceScreen advice={[{ ruleId: 'sample', emergency: true, reason: { en: 'What was said.' }, action: { en: 'Please call the emergency number now or go to the emergency room. Do not drive yourself.' } }]} number="911" told onGoOn={() => undefined} />
        </Part>
        <Part title="Two answers">
          <ConflictScreen conflict={{ linkId: 'sample-choice', theirs: { value: 'b' }, version: 2 }} form={FORM} answers={{ 'sample-choice': { value: 'a' } }} onSettle={() => undefined} />
        </Part>
        {LEVELS.map((outcome) => (
          <Part key={outcome.level} title={`End: ${outcome.level}`}>
            <EndScreen outcome={outcome} />
          </Part>
        ))}
      </div>
    </Frame>
  );
};

export default ComponentsPage;
