import { ThreadStore } from '@app/ports';
import { ThreadPlacer } from '@app/stories';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { readWireConventions } from './wire-conventions.js';

/** The threads of the last hours, held by whoever matches; loaded beside the start, while polls and pages go on. */
@Injectable()
export class ThreadsInMemory extends ThreadPlacer implements OnApplicationBootstrap {
  constructor(store: ThreadStore) {
    super(store, readWireConventions());
  }

  onApplicationBootstrap(): void {
    // A database out of reach now is met again by the first story, whose job is tried again.
    this.load().catch(() => undefined);
  }
}
