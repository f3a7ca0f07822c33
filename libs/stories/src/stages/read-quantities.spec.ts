import { readQuantities } from './read-quantities.js';
import { quantityWords } from '@app/alerting';

const read = (text: string, language: string) =>
  readQuantities(text, language).quantities.map(quantityWords).sort().join(', ');

describe('readQuantities', () => {
  it.each([
    ['12 dead in Kabul blast', '12 dead'],
    ['At least 12 people were killed and 30 injured', '12 dead, 30 injured'],
    ['Blast kills 12, injures more than 30', '12 dead, 30 injured'],
    ['Twelve killed as bus plunges into ravine', '12 dead'],
    ['twenty-three people died', '23 dead'],
    ['two dozen miners are missing', '24 missing'],
    ['Death toll rises to 31', '31 dead'],
    ['Death toll rises from 12 to 31', '31 dead'],
    ['The death toll has jumped to at least 1,204, officials said', '1,204 dead'],
    ['Death toll in Kabul blast rises to 31', '31 dead'],
    ['between 9 and 12 dead', '9 to 12 dead'],
    ['9 to 12 people were killed', '9 to 12 dead'],
    ['killing 3 and wounding 12', '12 injured, 3 dead'],
    ['Two soldiers and three civilians were killed', '5 dead'],
    ['12 killed, 30 wounded', '12 dead, 30 injured'],
    ['12 killed 30 injured in stampede', '12 dead, 30 injured'],
    ['Gunmen kidnap 40 pupils; 3 freed', '40 hostages'],
    ['Police arrest 14 over plot', '14 arrested'],
    ['Nearly 1.2 million displaced by floods', '1,200,000 displaced'],
    ['5,000 evacuated as volcano erupts', '5,000 evacuated'],
    ['Magnitude 6.1 earthquake strikes Crete', 'magnitude 6.1'],
    ['A 7.2-magnitude quake kills 5', '5 dead, magnitude 7.2'],
    ['Inflation rises to 3.4 percent', '3.4%'],
    ['Rates up 0.5%', '0.5%'],
    ['Shells struck the suburb, killing four members of a family', '4 dead'],
  ])('reads English: %s', (text, expected) => {
    expect(read(text, 'en')).toBe(expected);
  });

  it.each([
    'Two days after the blast killed a mayor',
    'The bomb of 1995 killed people in Oklahoma',
    'The attack that killed 168 people in 1995 is remembered',
    'A 12-year-old boy was killed',
    'No one was killed',
    'The storm could kill 500 people',
    'Court upholds death penalty for 3',
    'Killed in a fire were people from $12 homes',
    'Haftar leaves Moscow after 7 hours of talks',
  ])('counts nobody: %s', (text) => {
    expect(read(text, 'en')).toBe('');
  });

  it.each([
    ['de', 'Mindestens zwölf Tote bei Anschlag', '12 dead'],
    ['tr', 'Kabil’de patlama: 12 ölü, 30 yaralı', '12 dead, 30 injured'],
    ['tr', 'Depremde en az yirmi iki kişi hayatını kaybetti', '22 dead'],
    ['de', 'Bei dem Anschlag wurden 12 Menschen in der Stadt getötet und 30 verletzt', '12 dead, 30 injured'],
    ['de', 'Zahl der Toten steigt auf 31', '31 dead'],
    ['de', 'Erdbeben der Stärke 6,1 erschüttert Kreta', 'magnitude 6.1'],
    ['de', '1.204 Todesopfer', '1,204 dead'],
    ['de', 'einundzwanzig Verletzte', '21 injured'],
    ['de', 'Polizei: 14 Menschen festgenommen', '14 arrested'],
    ['fr', 'Un attentat fait au moins douze morts et 30 blessés', '12 dead, 30 injured'],
    ['fr', 'L’explosion a tué 12 personnes', '12 dead'],
    ['fr', 'Le bilan passe de 12 à 31 morts', '31 dead'],
    ['fr', 'Séisme de magnitude 6,1 en Crète', 'magnitude 6.1'],
    ['fr', '1 204 morts', '1,204 dead'],
    ['fr', 'Nigeria : 40 écolières enlevées sont libres', '40 hostages'],
    ['es', 'Al menos doce muertos y 30 heridos en un atentado', '12 dead, 30 injured'],
    ['es', 'La explosión mató a 12 personas', '12 dead'],
    ['es', 'Suben a 31 los muertos', '31 dead'],
    ['es', 'Terremoto de magnitud 6,1', 'magnitude 6.1'],
    ['ru', 'Освобождены 40 похищенных школьниц', '40 hostages'],
    ['ru', 'При взрыве погибли 12 человек, 30 ранены', '12 dead, 30 injured'],
    ['ru', 'Число погибших выросло до 31', '31 dead'],
    ['ru', 'Трое погибли при обстреле', '3 dead'],
    ['ru', 'Землетрясение магнитудой 6,1', 'magnitude 6.1'],
    ['ar', 'مقتل 12 شخصا وإصابة 30 في انفجار', '12 dead, 30 injured'],
    ['ar', 'ارتفاع عدد القتلى إلى 31', '31 dead'],
    ['ar', '١٢ قتيلا و٣٠ جريحا في هجوم', '12 dead, 30 injured'],
    ['ar', 'مقتل ثلاثة جنود', '3 dead'],
    ['ar', 'الإفراج عن 40 تلميذة مختطفة', '40 hostages'],
    ['zh', '爆炸造成12人死亡、30人受伤', '12 dead, 30 injured'],
    ['ja', '爆発で12人が死亡、30人がけが', '12 dead, 30 injured'],
  ])('reads %s: %s', (language, text, expected) => {
    expect(read(text, language)).toBe(expected);
  });

  it('tells deaths without a number', () => {
    expect(readQuantities('Several killed as train derails', 'en').uncounted).toContain('dead');
    expect(readQuantities('No deaths were reported', 'en').uncounted).toEqual([]);
    expect(readQuantities('He faces the death penalty', 'en').uncounted).toEqual([]);
  });
});
