import { JobQueue, NoticeStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import { matchJobs } from '../jobs/match-jobs.js';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import { orNotFound } from './or-not-found.js';

/** What the desk is asked: which story does a notice mean? */
@Controller()
export class DeskController {
  constructor(
    private readonly notices: NoticeStore,
    private readonly queue: JobQueue,
  ) {}

  @Call('listDeskQuestions')
  async listDeskQuestions(): Promise<CallAnswer<'listDeskQuestions'>> {
    return { items: await this.notices.open() };
  }

  /** The notice then does what it would have done had it named the story. */
  @Call('answerDeskQuestion')
  async answerDeskQuestion(
    @Input() { params, body, caller }: CallInput<'answerDeskQuestion'>,
  ): Promise<CallAnswer<'answerDeskQuestion'>> {
    const story = 'story' in body ? body.story : null;
    const { question, version } = orNotFound(await this.notices.answer(params.id, story, caller.known.id));
    await this.queue.addMany(matchJobs([version], 'answered'));
    return question;
  }
}
