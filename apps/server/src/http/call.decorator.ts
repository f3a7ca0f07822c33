import { type Route, type RouteName, routes } from '@app/contracts';
import {
  createParamDecorator,
  type ExecutionContext,
  Header,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { callerOf } from './caller.js';
import { parseCall } from './parse-call.js';

const ROUTE = 'wirewatch:route';

/** The route a handler serves; undefined for what is not of the API's table. */
export function routeOf(context: ExecutionContext): Route | undefined {
  return Reflect.getMetadata(ROUTE, context.getHandler()) as Route | undefined;
}

type Handler<N extends RouteName> = (input: CallInput<N>, ...injected: never[]) => Promise<CallAnswer<N>>;

/** Makes a method the handler of one route of the table: path, role, status and schemas come from there. */
export function Call<N extends RouteName>(
  name: N,
): <T extends Handler<N>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<T>,
) => void {
  const route: Route = routes[name];
  const none = route.answer === undefined && route.produces === undefined;
  return applyDecorators(
    RequestMapping({ method: RequestMethod[route.method], path: route.path }),
    HttpCode(none ? 204 : (route.status ?? 200)),
    SetMetadata(ROUTE, route),
    ...(route.produces === undefined ? [] : [Header('content-type', `${route.produces}; charset=utf-8`)]),
  );
}

/** The parsed call; the parameter's type is `CallInput<'routeName'>`. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<Parameters<typeof parseCall>[1]>();
  const route = routeOf(context);
  if (route === undefined) throw new Error('@Input belongs to a method with @Call');
  return { ...parseCall(route, request), caller: callerOf(request) };
});
