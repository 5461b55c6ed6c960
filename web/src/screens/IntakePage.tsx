import { lazy, Suspense, useEffect, useState, useSyncExternalStore, type ComponentType } from 'react';
import { UnfinishedMarks, type Unfinished } from '../body-map/marks.ts';
import { patiently } from '../ui/patiently.ts';
import { IntakeSession } from '../intake/session.ts';
import { useLanguage } from '../texts/language.tsx';
import { useFragment } from '../ui/use-fragment.ts';
import type { FlowProps } from './Flow.tsx';
import { CheckScreen } from './CheckScreen.tsx';
import { Frame } from './Frame.tsx';
import { HandedBackScreen, isHandedBack } from './HandBack.tsx';
import { LinkProblemScreen } from './PlainScreen.tsx';

/** Comes while the client types who they are. */
let Loaded: ComponentType<FlowProps> | undefined;
let coming: Promise<{ default: ComponentType<FlowProps> }> | undefined;
/** On a line that comes and goes it is fetched until it is here: without it there is no form. */
export const loadFlow = () => (coming ??= patiently(() => import('./Flow.tsx')).then((flow) => ((Loaded = flow.default), flow)));
const LazyFlow = lazy(loadFlow);
const EndScreen = lazy(() => patiently(() => import('./EndScreen.tsx')).then((screen) => ({ default: screen.EndScreen })));

/** `/intake#<token>` */
export const IntakePage = ({ begun }: { begun?: IntakeSession | undefined }) => {
  const token = useFragment();
  return isHandedBack(token) ? <HandedBackScreen /> : <OneLink key={token} token={token} begun={begun?.token === token ? begun : undefined} />;
};

const OneLink = ({ token, begun }: { token: string; begun: IntakeSession | undefined }) => {
  const { t, speak } = useLanguage();
  const [session] = useState(() => begun ?? new IntakeSession(token));
  const [unfinished] = useState((): Unfinished => new Map());
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  useEffect(() => {
    if (session !== begun) void session.start();
    void loadFlow();
  }, [session]);
  const invited = state.cover?.locale;
  useEffect(() => {
    // A phone in Spanish stays so where the clinic left its link in English.
    if (invited === 'es' && localStorage.getItem('language') === null) speak('es');
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
    <UnfinishedMarks value={unfinished}>
      <Suspense fallback={wait}>
        <OpenedForm session={session} state={state} open={state.open} />
      </Suspense>
    </UnfinishedMarks>
  );
};

/** React shows what it waited for only after a third of a second: it is not asked to wait for what is here. */
const OpenedForm = (props: FlowProps) => {
  const [Flow] = useState<ComponentType<FlowProps>>(() => Loaded ?? LazyFlow);
  return <Flow {...props} />;
};
