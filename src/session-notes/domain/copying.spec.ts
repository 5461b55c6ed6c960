import { tellsNobodyNew } from './copying';
import type { Privacy } from './note-record';

const clinical: Privacy = { privacy: 'clinical', discipline: null, readers: [] };
const nurses: Privacy = { privacy: 'discipline', discipline: 'nurse', readers: [] };
const osteopaths: Privacy = { privacy: 'discipline', discipline: 'osteopath', readers: [] };
const named = (...readers: readonly string[]): Privacy => ({ privacy: 'named', discipline: null, readers });

describe('copying from a note of ana\'s', () => {
  it.each<[string, Privacy, Privacy, boolean]>([
    ['that all read, into any', clinical, named('cy'), true],
    ['that all read, into one that all read', clinical, clinical, true],
    ['for a discipline, into one that all read', nurses, clinical, false],
    ['for a discipline, into one for the same', nurses, nurses, true],
    ['for a discipline, into one for another', nurses, osteopaths, false],
    ['for a discipline, into one for somebody who may not have it', nurses, named('cy'), false],
    ['for a discipline, into one for nobody else', nurses, named(), true],
    ['for named people, into one that all read', named('cy'), clinical, false],
    ['for named people, into one for a discipline', named('cy'), nurses, false],
    ['for named people, into one for some of them and for ana', named('cy', 'bo'), named('bo', 'ana'), true],
    ['for named people, into one for others too', named('cy'), named('cy', 'bo'), false],
  ])('%s', (_which, from, draft, may) => expect(tellsNobodyNew({ ...from, authorId: 'ana' }, draft)).toBe(may));
});
