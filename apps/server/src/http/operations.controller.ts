import { HealthRegistry, registry } from '@app/observability';
import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import type { Response } from 'express';

/** What a balancer and a monitor ask. */
@Controller()
export class OperationsController {
  constructor(private readonly health: HealthRegistry) {}

  /** The process runs and its event loop turns. */
  @Get('/health/live')
  live(): { ok: true } {
    return { ok: true };
  }

  /** The process can take traffic: database and queue answer. */
  @Get('/health/ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<object> {
    const report = await this.health.report();
    if (!report.ok) response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return report;
  }

  @Get('/metrics')
  @Header('content-type', registry.contentType)
  metrics(): Promise<string> {
    return registry.metrics();
  }
}
