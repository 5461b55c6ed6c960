import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from './screens/Frame.tsx';
import { IntakePage } from './screens/IntakePage.tsx';
import { HomeScreen } from './screens/PlainScreen.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/page.css';
import './styles/body-map.css';
import './styles/print.css';
import { LanguageProvider } from './texts/language.tsx';
import { rememberTyped } from './screens/typed-before.ts';
import { applyTheme } from './ui/theme.ts';

const BookPage = lazy(() => import('./booking/BookPage.tsx'));
const VisitPage = lazy(() => import('./booking/VisitPage.tsx'));
const OptOutPage = lazy(() => import('./opt-out/OptOutPage.tsx'));
const ComponentsPage = lazy(() => import('./components-page/ComponentsPage.tsx'));

const Page = () => {
  if (location.pathname === '/intake') return <IntakePage />;
  if (/^\/book(\/|$)/.test(location.pathname))
    return (
      <Suspense>
        <BookPage />
      </Suspense>
    );
  if (location.pathname === '/visit')
    return (
      <Suspense>
        <VisitPage />
      </Suspense>
    );
  if (location.pathname === '/opt-out')
    return (
      <Suspense>
        <OptOutPage />
      </Suspense>
    );
  if (location.pathname === '/components')
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

applyTheme();
rememberTyped();
if (location.pathname === '/intake') void navigator.serviceWorker?.register('/offline.js').catch(() => undefined);
const root = document.getElementById('app');
if (root)
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <Page />
      </LanguageProvider>
    </StrictMode>,
  );
