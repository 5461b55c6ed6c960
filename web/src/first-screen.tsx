import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import { standardIntake } from '../../src/intake/forms/neck-and-back/index.ts';
import type { OpenForm } from './api/intake-api.ts';
import { pagesOf, stepsOf } from './form/pages.ts';
import type { Locale } from './form/intake.ts';
import { CheckScreen } from './screens/CheckScreen.tsx';
import { Frame } from './screens/Frame.tsx';
import { QuestionsScreen } from './screens/QuestionsScreen.tsx';
import { START } from './intake/state.ts';
import { SpokenIn, textsIn } from './texts/language.tsx';

const nothing = (): void => undefined;
const inLanguage = (locale: Locale, screen: ReactNode): string => renderToStaticMarkup(<SpokenIn locale={locale}>{screen}</SpokenIn>);

const check = (
  <Frame>
    <CheckScreen clinic="" check={START.check} onCheck={nothing} />
  </Frame>
);

const OPEN: OpenForm = { form: standardIntake, visit: 'first', locale: 'en', guardianSigns: false, answers: [], consents: [] };
const PAGES = pagesOf(OPEN.form, OPEN.visit);

const firstQuestions = (country: string) => (
  <Frame saving="saving">
    <QuestionsScreen open={OPEN} page={PAGES[0] ?? []} step={1} steps={stepsOf(PAGES, OPEN, {}, 0).length + 1} answers={{}} faults={{}} country={country} resumed={false} onAnswer={nothing} onNext={nothing} onBack={undefined} />
  </Frame>
);

/** Only the units differ. */
const COUNTRIES = ['US', ''];

/** For the build: the first two screens of a link as plain HTML, to use while the scripts are on their way. */
export const firstScreen = (locale: Locale): Readonly<{ html: string; title: string; questions: string }> => ({
  title: textsIn(locale).title,
  html: inLanguage(locale, check),
  questions: COUNTRIES.map((country) => `<template data-form="${standardIntake.id}@${standardIntake.version}" data-country="${country}">${inLanguage(locale, firstQuestions(country))}</template>`).join(''),
});
