import { ERRORS } from '@app/contracts';
import { Module } from '@nestjs/common';
@Module({})
class A {}
console.log(ERRORS.internal.status, A.name);
