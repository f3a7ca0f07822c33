import { JobQueue } from '@app/ports';
import type { Settings } from '@app/settings';
import { Storage } from '@app/storage';
import { Logger, Module, type BeforeApplicationShutdown, type DynamicModule } from '@nestjs/common';
import { Queueing } from './queueing.js';
import type { JobFailure } from './queue-workers.js';

/**
 * The JobQueue port and the workers. At shutdown the workers end first, so that their
 * last jobs can still enqueue and write; the queues are closed by the storage just before
 * the database.
 */
@Module({})
export class QueueingModule implements BeforeApplicationShutdown {
  constructor(private readonly queueing: Queueing) {}

  /** @param onFailure told of every failed attempt, beside the log */
  static forRoot(
    settings: Settings,
    onFailure: (failure: JobFailure) => void = () => undefined,
  ): DynamicModule {
    const logger = new Logger('Queue');
    const open = async (storage: Storage): Promise<Queueing> => {
      const opening = Queueing.open({
        redisUrl: settings.redisUrl,
        database: storage.location,
        note: (line) => logger.warn(line),
        onFailure: (failure) => {
          const { job, jobId, attempt, attempts, error } = failure;
          logger.error(
            `${job} ${jobId} failed at attempt ${attempt} of ${attempts}: ${error.message}`,
            error.stack,
          );
          onFailure(failure);
        },
      });
      // Nest closes nothing of a start that failed.
      const queueing = await opening.catch(async (error: unknown) => {
        await storage.close();
        throw error;
      });
      storage.beforeClose(() => queueing.close());
      return queueing;
    };
    return {
      module: QueueingModule,
      global: true,
      providers: [
        { provide: Queueing, useFactory: open, inject: [Storage] },
        { provide: JobQueue, useFactory: (queueing: Queueing) => queueing.queue, inject: [Queueing] },
      ],
      exports: [Queueing, JobQueue],
    };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.queueing.closeWorkers();
  }
}
