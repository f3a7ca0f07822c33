import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { routeOf } from './call.decorator.js';

/** Lets out of an answer only what its schema names. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = routeOf(context)?.answer;
    const answers: Observable<unknown> = next.handle();
    return schema === undefined ? answers : answers.pipe(map((answer) => schema.parse(answer)));
  }
}
