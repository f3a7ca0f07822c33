import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { docsPage } from './docs-page.js';
import { openApi } from './openapi.js';
import { nonceOf } from './security-headers.js';

/** The API described: for programs and for people. */
@Controller()
export class DocsController {
  @Get('/api/openapi.json')
  openApi(@Req() request: Request): object {
    return openApi(`${request.protocol}://${request.host}`);
  }

  @Get('/api/docs')
  @Header('content-type', 'text/html; charset=utf-8')
  docs(@Res({ passthrough: true }) response: Response): string {
    return docsPage(nonceOf(response));
  }
}
