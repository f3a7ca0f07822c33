/**
 * Words that every story has, whatever it is about, folded: grammar, the verbs of reporting, days of the week.
 * Rarity alone would tell them apart only once thousands of stories are held.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by
  can could did do does doing down during each few for from further get got had has have having he her here hers him
  his how i if in into is it its just like made make many may me might more most much my new no nor not now of off on
  one only or other our out over own said say says same she should so some such than that the their them then there
  these they this those through to told too two under until up us very was we were what when where which while who
  whom why will with would you your year years people monday tuesday wednesday thursday friday saturday sunday mr mrs
  ms according last first time day week month
  der die das den dem des ein eine einen einem einer eines und oder aber nicht auch auf aus bei bis durch für fur gegen
  im in ist mit nach nicht noch nur ob sich sie sind um vom von vor war waren was wenn werden wie wird zu zum zur uber
  hat haben sagte am an als dass es er ihr seine ihre montag dienstag mittwoch donnerstag freitag samstag sonntag
  le la les un une des du de et ou mais ne pas que qui dans sur pour par avec sans ce cette ces il elle ils elles son
  sa ses leur leurs au aux est sont ete etait a en plus dit lundi mardi mercredi jeudi vendredi samedi dimanche
  el los las una unos unas y o pero no que en con por para sin su sus del al es son fue era se lo como mas ha han dijo
  lunes martes miercoles jueves viernes sabado domingo
  il lo gli i uno e ma non che chi di da con su per tra fra nel nella dei delle alla sono ha hanno detto lunedi martedi
  mercoledi giovedi venerdi sabato domenica
  os as um uma uns umas e ou mas nao na nas nos com sem seu sua pelo pela foi disse segunda terca quarta quinta sexta
  и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня о из ему
  был до для мы их чем была сам чтобы без под будет это этот при также сообщил заявил`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
