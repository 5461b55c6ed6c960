import { renderToStaticMarkup } from 'react-dom/server';
import { CheckScreen } from './screens/CheckScreen.tsx';
import { Frame } from './screens/Frame.tsx';
import { START } from './intake/state.ts';
import { SpokenIn, textsIn } from './texts/language.tsx';
import type { Locale } from './form/intake.ts';

/** For the build: the first screen of a link as plain HTML, to type into while the scripts are on their way. */
export const firstScreen = (locale: Locale): Readonly<{ html: string; title: string }> => ({
  title: textsIn(locale).title,
  html: renderToStaticMarkup(
    <SpokenIn locale={locale}>
      <Frame>
        <CheckScreen clinic="" check={START.check} onCheck={() => undefined} />
      </Frame>
    </SpokenIn>,
  ),
});
