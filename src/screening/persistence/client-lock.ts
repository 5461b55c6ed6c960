import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

const FOR_CHANGE = 'SELECT id FROM client WHERE clinic_id = $1 AND id = $2 FOR NO KEY UPDATE';
const FOR_USE = 'SELECT id FROM client WHERE clinic_id = $1 AND id = $2 FOR SHARE';

/**
 * The client's row is the lock of the client's gate: who changes what the gate depends on holds it alone, who relies
 * on an open gate shares it, both to the end of the transaction. False where there is no such client.
 */
@Injectable()
export class ClientLock {
  forChange(clientId: string): Promise<boolean> {
    return this.#lock(FOR_CHANGE, clientId);
  }

  forUse(clientId: string): Promise<boolean> {
    return this.#lock(FOR_USE, clientId);
  }

  async #lock(sql: string, clientId: string): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(sql, [tx.clinicId, clientId]);
    return rowCount === 1;
  }
}
