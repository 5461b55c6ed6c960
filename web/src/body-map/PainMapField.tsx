import { useContext, useEffect, useState } from 'react';
import { OpenStates } from '../form/OpenStates.tsx';
import { valueIn, type FieldProps } from '../form/field.ts';
import type { PainMark } from '../form/intake.ts';
import { useLanguage } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { BodyMap } from './BodyMap.tsx';
import { MarkEditor } from './MarkEditor.tsx';
import { MarkList } from './MarkList.tsx';
import { covers, isWhole, UnfinishedMarks, type DraftMark } from './marks.ts';
import { RegionList } from './RegionList.tsx';

const NONE = { regions: [], sides: [], characters: [] };
const SINGLE_SIDED = new Set(['abdomen']);

const savedMarks = (value: unknown): readonly PainMark[] => (Array.isArray(value) ? (value as PainMark[]) : []);

/** Where it hurts: on the picture or from the list, then how it feels. What is complete is saved at once. */
export const PainMapField = (props: FieldProps) => {
  const { item, answer, onAnswer, onFault } = props;
  const { t } = useLanguage();
  const options = item.marks ?? NONE;
  const unfinished = useContext(UnfinishedMarks);
  const [marks, setMarks] = useState<readonly DraftMark[]>(() => [...savedMarks(valueIn(answer)), ...(unfinished.get(item.linkId) ?? [])]);
  const [editing, setEditing] = useState<number>();
  const [listed, setListed] = useState(false);
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    if (unfinished.has(item.linkId)) onFault(t.marksOpen);
  }, []);
  const edited = editing === undefined ? undefined : marks[editing];
  const hold = (next: readonly DraftMark[]): void => {
    setMarks(next);
    const open = next.filter((mark) => !isWhole(mark));
    if (open.length > 0) unfinished.set(item.linkId, open);
    else unfinished.delete(item.linkId);
  };
  const update = (next: readonly DraftMark[]): void => {
    hold(next);
    const whole = next.filter(isWhole);
    onAnswer(whole.length > 0 ? { value: whole } : { state: 'skipped' });
    onFault(whole.length < next.length ? t.marksOpen : undefined);
  };
  const open = (at: number): void => {
    setPressed(false);
    setEditing(at);
  };
  const pick = (region: string, side?: PainMark['side']): void => {
    const at = marks.findIndex((mark) => (side ? covers(mark, { region, side: side as 'left' }) : mark.region === region));
    if (at >= 0) return open(at);
    update([...marks, { region, character: [], ...(side ? { side } : SINGLE_SIDED.has(region) ? { side: 'middle' as const } : {}) }]);
    open(marks.length);
  };
  const done = (): void => {
    if (edited && !isWhole(edited)) return setPressed(true);
    setEditing(undefined);
  };
  return (
    <div className="stack">
      <p className="soft small">{t.tapWhere}</p>
      <BodyMap options={options} marks={marks} onPick={({ region, side }) => pick(region, side)} />
      {edited && editing !== undefined && (
        <MarkEditor
          key={editing}
          mark={edited}
          options={options}
          taken={marks.filter((mark, at) => at !== editing && mark.region === edited.region).map(({ side }) => side ?? '')}
          fault={pressed && !isWhole(edited) ? t.markIncomplete : undefined}
          onChange={(mark) => update(marks.map((one, at) => (at === editing ? mark : one)))}
          onRemove={() => {
            setEditing(undefined);
            update(marks.filter((_, at) => at !== editing));
          }}
          onDone={done}
        />
      )}
      <div className="list-switch">
        <Button kind="quiet" wide expanded={listed} onPress={() => setListed(!listed)}>
          {listed ? t.asPicture : t.asList}
        </Button>
      </div>
      {listed && <RegionList regions={options.regions} isMarked={(code) => marks.some((mark) => mark.region === code)} onPick={(code) => pick(code)} />}
      <h3 className="question-text">{t.marksTitle}</h3>
      <MarkList marks={marks} options={options} editing={editing} onEdit={open} />
      <OpenStates
        {...props}
        onAnswer={(next) => {
          hold([]);
          setEditing(undefined);
          onFault(undefined);
          onAnswer(next);
        }}
      />
    </div>
  );
};
