import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, UNCHECKED_VALUE } from './problem';

/** Every error leaves the server through here, as a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger);
  }
}

export const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): void => {
  const problem = problemOf(error, request.id);
  // Messages of database errors can hold values, so only the stack's frames and the name are logged.
  if ((problem.status >= 500 || problem.code === UNCHECKED_VALUE) && error instanceof Error)
    logger.error({ requestId: request.id, code: problem.code, name: error.name, at: framesOf(error) });
  const wait = problem.status === 503 ? 2 : problem.retryAfterSeconds;
  if (typeof wait === 'number') void reply.header('retry-after', String(wait));
  void reply.code(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
};

const framesOf = (error: Error): string[] =>
  (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim());
