import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/page.css';
import './styles/body-map.css';
import './styles/print.css';
import { lazy, StrictMode, Suspense, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { early } from './early/early.ts';
import { takeOver } from './early/take-over.ts';
import { Frame } from './screens/Frame.tsx';
import { IntakePage, loadFlow } from './screens/IntakePage.tsx';
import { patiently } from './ui/patiently.ts';
import { IntakeSession } from './intake/session.ts';
import { HomeScreen } from './screens/PlainScreen.tsx';
import { LanguageProvider, textsIn } from './texts/language.tsx';
import { fragment } from './ui/use-fragment.ts';

const BookPage = lazy(() => patiently(() => import('./booking/BookPage.tsx')));
const VisitPage = lazy(() => patiently(() => import('./booking/VisitPage.tsx')));
const OptOutPage = lazy(() => patiently(() => import('./opt-out/OptOutPage.tsx')));
const ComponentsPage = lazy(() => import('./components-page/ComponentsPage.tsx'));

const pageAt = (path: string, begun: IntakeSession | undefined): ReactNode => {
  if (path === '/intake') return <IntakePage begun={begun} />;
  if (/^\/book(\/|$)/.test(path))
    return (
      <Suspense>
        <BookPage />
      </Suspense>
    );
  if (path === '/visit')
    return (
      <Suspense>
        <VisitPage />
      </Suspense>
    );
  if (path === '/opt-out')
    return (
      <Suspense>
        <OptOutPage />
      </Suspense>
    );
  if (path === '/components')
    return (
      <Suspense>
        <ComponentsPage />
      </Suspense>
    );
  return (
    <Frame>
      <HomeScreen />
    </Frame>
  );
};

/** The client has the first questions before them already: the form that they belong to is opened behind them. */
const openBehind = async (): Promise<IntakeSession> => {
  const session = new IntakeSession(fragment());
  const flow = loadFlow();
  await session.startPatiently(() => {
    const status = document.querySelector('#app [data-saving] span:last-child');
    if (status) status.textContent = textsIn(document.documentElement.lang === 'es' ? 'es' : 'en').unsaved;
  });
  await flow;
  return session;
};

const start = async (root: HTMLElement): Promise<void> => {
  if (early.done) void loadFlow();
  // The plain page does until something is wanted that only this one can do.
  await early.done;
  const begun = early.asking ? await openBehind() : undefined;
  const page = (
    <StrictMode>
      <LanguageProvider>{pageAt(location.pathname, begun)}</LanguageProvider>
    </StrictMode>
  );
  takeOver(root, () => createRoot(root).render(page));
  document.documentElement.dataset.alive = 'true';
};

if (location.pathname === '/intake') void navigator.serviceWorker?.register('/offline.js').catch(() => undefined);
const root = document.getElementById('app');
if (root) void start(root);
