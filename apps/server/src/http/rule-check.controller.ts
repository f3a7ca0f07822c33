import { Archive } from '@app/archive';
import { RuleDesk } from '@app/topics';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** A week: enough to see a topic's rhythm, quick enough to ask at each pause in typing. */
const DAYS = 7;

/** A rule tried out before it is saved. */
@Controller()
export class RuleCheckController {
  constructor(
    private readonly desk: RuleDesk,
    private readonly archive: Archive,
  ) {}

  @Call('checkRule')
  async checkRule(
    @Input() { body: { query, days = DAYS } }: CallInput<'checkRule'>,
  ): Promise<CallAnswer<'checkRule'>> {
    const { canonical, faults } = await this.desk.check(query);
    const backtest = faults.length > 0 ? null : await this.archive.backtest(query, days);
    return { canonical, errors: faults, backtest };
  }
}
