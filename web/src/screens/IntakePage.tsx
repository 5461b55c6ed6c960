import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { IntakeSession } from '../intake/session.ts';
import { useLanguage } from '../texts/language.tsx';
import { CheckScreen } from './CheckScreen.tsx';
import { Frame } from './Frame.tsx';
import { HandedBackScreen, isHandedBack } from './HandBack.tsx';
import { LinkProblemScreen } from './PlainScreen.tsx';

/** Comes while the client types who they are. */
const loadFlow = () => import('./Flow.tsx');
const Flow = lazy(loadFlow);
const EndScreen = lazy(() => import('./EndScreen.tsx').then((screen) => ({ default: screen.EndScreen })));

/** `/intake#<token>`: the token stands in the fragment, which no server ever sees. */
const tokenInAddress = (): string => location.hash.slice(1);

export const IntakePage = () => {
  const [token, setToken] = useState(tokenInAddress);
  useEffect(() => {
    const changed = (): void => setToken(tokenInAddress());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return isHandedBack(token) ? <HandedBackScreen /> : <OneLink key={token} token={token} />;
};

const OneLink = ({ token }: { token: string }) => {
  const { t, speak } = useLanguage();
  const [session] = useState(() => new IntakeSession(token));
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  useEffect(() => {
    void session.start();
    void loadFlow();
  }, [session]);
  const invited = state.cover?.locale;
  useEffect(() => {
    if (invited && localStorage.getItem('language') === null) speak(invited);
  }, [invited]);
  const wait = (
    <Frame>
      <p role="status">{t.loading}</p>
    </Frame>
  );
  if (state.stage === 'loading') return wait;
  if (state.stage === 'link-problem')
    return (
      <Frame>
        <LinkProblemScreen problem={state.problem ?? 'unknown'} onRetry={() => void session.start()} />
      </Frame>
    );
  if (state.stage === 'end' && state.outcome && !state.open)
    return (
      <Frame>
        <Suspense>
          <EndScreen outcome={state.outcome} />
        </Suspense>
      </Frame>
    );
  if (state.stage === 'check' || !state.open)
    return (
      <Frame>
        <CheckScreen clinic={state.cover?.clinic.name ?? ''} short={state.cover?.purpose === 'what_changed'} check={state.check} onCheck={(name, birth) => void session.check(name, birth)} />
      </Frame>
    );
  return (
    <Suspense fallback={wait}>
      <Flow session={session} state={state} open={state.open} />
    </Suspense>
  );
};
