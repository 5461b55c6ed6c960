import { ForwardMigration } from './tenant-table';
import { appointments } from './booking/appointments';
import { setUp } from './booking/set-up';
import { wishes } from './booking/wishes';

export class CreateBooking1790000007000 extends ForwardMigration {
  protected readonly statements = [...setUp, ...appointments, ...wishes];
}
