export { SessionNotesModule } from './session-notes.module';
