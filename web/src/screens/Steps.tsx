import { useLanguage } from '../texts/language.tsx';

/** How far the form is: in words and as a bar. */
export const Steps = ({ step, steps }: Readonly<{ step: number; steps: number }>) => {
  const { t } = useLanguage();
  return (
    <div className="steps">
      <p className="soft small" id="steps">
        {t.step(step, steps)}
      </p>
      <progress max={steps} value={step} aria-labelledby="steps" />
    </div>
  );
};
