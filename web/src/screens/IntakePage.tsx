import { useEffect, useState, useSyncExternalStore } from 'react';
import { IntakeSession } from '../intake/session.ts';
import { useLanguage } from '../texts/language.tsx';
import { CheckScreen } from './CheckScreen.tsx';
import { EndScreen } from './EndScreen.tsx';
import { Flow } from './Flow.tsx';
import { Frame } from './Frame.tsx';
import { LinkProblemScreen } from './PlainScreen.tsx';

/** `/intake#<token>`: the token stands in the fragment, which no server ever sees. */
const tokenInAddress = (): string => location.hash.slice(1);

export const IntakePage = () => {
  const [token, setToken] = useState(tokenInAddress);
  useEffect(() => {
    const changed = (): void => setToken(tokenInAddress());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return <OneLink key={token} token={token} />;
};

const OneLink = ({ token }: { token: string }) => {
  const { t, speak } = useLanguage();
  const [session] = useState(() => new IntakeSession(token));
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  useEffect(() => void session.start(), [session]);
  const invited = state.cover?.locale;
  useEffect(() => {
    if (invited && localStorage.getItem('language') === null) speak(invited);
  }, [invited]);
  if (state.stage === 'loading')
    return (
      <Frame>
        <p role="status">{t.loading}</p>
      </Frame>
    );
  if (state.stage === 'link-problem')
    return (
      <Frame>
        <LinkProblemScreen problem={state.problem ?? 'unknown'} onRetry={() => void session.start()} />
      </Frame>
    );
  if (state.stage === 'end' && state.outcome && !state.open)
    return (
      <Frame>
        <EndScreen outcome={state.outcome} />
      </Frame>
    );
  if (state.stage === 'check' || !state.open)
    return (
      <Frame>
        <CheckScreen clinic={state.cover?.clinic.name ?? ''} check={state.check} onCheck={(name, birth) => void session.check(name, birth)} />
      </Frame>
    );
  return <Flow session={session} state={state} open={state.open} />;
};
