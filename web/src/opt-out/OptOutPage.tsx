import createClient from 'openapi-fetch';
import { useEffect, useState } from 'react';
import type { components, paths } from '../api/schema.d.ts';
import { Frame } from '../screens/Frame.tsx';
import { PlainScreen } from '../screens/PlainScreen.tsx';
import { useLanguage } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Failure.tsx';
import { fragment, useFragment } from '../ui/use-fragment.ts';
import { OPT_OUT_TEXTS } from './texts.ts';

type Messages = Readonly<components['schemas']['OptOutResponse']>;
type Answer = Messages | 'unknown' | 'failed';

const PATH = '/api/v1/opt-outs/{clinicId}/{optOutKey}';

/** What follows # in the link: no server's log sees it on the way here. */
const keyInAddress = (): { clinicId: string; optOutKey: string } => {
  const [clinicId = '', optOutKey = ''] = fragment().split('.');
  return { clinicId: clinicId || '-', optOutKey: optOutKey || '-' };
};

const ask = async (method: 'GET' | 'POST'): Promise<Answer> => {
  const api = createClient<paths>({ baseUrl: location.origin });
  const options = { params: { path: keyInAddress() } };
  try {
    const { data, response } = method === 'GET' ? await api.GET(PATH, options) : await api.POST(PATH, options);
    return data ?? (response.status === 404 ? 'unknown' : 'failed');
  } catch {
    return 'failed';
  }
};

/** `/opt-out#<clinic>.<key>`, the link in a reminder: looking ends nothing, one press does. */
const OptOutPage = () => {
  const { locale, t } = useLanguage();
  const link = useFragment();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => void ask('GET').then(setAnswer), [link]);
  return <Frame title={OPT_OUT_TEXTS[locale].pageTitle}>{answer === undefined ? <p role="status">{t.loading}</p> : <Answered answer={answer} onAnswer={setAnswer} />}</Frame>;
};

const Answered = ({ answer, onAnswer }: { answer: Answer; onAnswer: (answer: Answer) => void }) => {
  const { locale, t } = useLanguage();
  const words = OPT_OUT_TEXTS[locale];
  if (answer === 'unknown')
    return (
      <PlainScreen title={words.unknownTitle}>
        <p>{words.unknownText}</p>
      </PlainScreen>
    );
  if (answer === 'failed')
    return (
      <PlainScreen title={words.failed}>
        <div>
          <Button onPress={() => void ask('GET').then(onAnswer)}>{t.tryAgain}</Button>
        </div>
      </PlainScreen>
    );
  return answer.refused ? (
    <PlainScreen key="done" title={words.doneTitle}>
      <p>{words.doneText(answer.clinicName)}</p>
    </PlainScreen>
  ) : (
    <Question messages={answer} onAnswer={onAnswer} />
  );
};

const Question = ({ messages, onAnswer }: { messages: Messages; onAnswer: (answer: Answer) => void }) => {
  const { locale } = useLanguage();
  const words = OPT_OUT_TEXTS[locale];
  const [state, setState] = useState<'asked' | 'busy' | 'failed'>('asked');
  const stop = async (): Promise<void> => {
    setState('busy');
    const answer = await ask('POST');
    if (answer === 'failed') setState('failed');
    else onAnswer(answer);
  };
  return (
    <PlainScreen key="question" title={words.title[messages.channel]}>
      <p>{words.text[messages.channel](messages.clinicName)}</p>
      <div className="stack">
        <Button busy={state === 'busy'} onPress={() => void stop()}>
          {words.stop}
        </Button>
        <Failure id="failed">{state === 'failed' ? words.failed : undefined}</Failure>
      </div>
    </PlainScreen>
  );
};

export default OptOutPage;
