import type { ThreadStory } from './story-features.js';

/**
 * Self-written events that share most of their words with another one, as feeds tell them: a headline and a sentence
 * or two, some a headline alone. A line is: event, day and time, headline, summary.
 */
const LINES = `
quake-crete|1 04:10|Magnitude 6.1 earthquake strikes off Crete|A magnitude 6.1 earthquake struck off the Greek island of Crete early on Monday, the seismological institute in Athens said. Residents of Heraklion ran into the streets.
quake-crete|1 04:14|FLASH: Strong quake shakes Greek island of Crete|
quake-crete|1 04:31|Strong quake shakes Crete, no injuries reported|An undersea earthquake of magnitude 6.1 shook Crete at dawn on Monday. Walls cracked in Heraklion but nobody was hurt, the Greek fire service said.
quake-crete|1 05:20|Greece: 6.1 quake rattles Crete|The Greek island of Crete was rattled by a quake of magnitude 6.1 on Monday, damaging old houses near Heraklion.
quake-chile|2 06:02|Magnitude 6.3 earthquake strikes northern Chile|A magnitude 6.3 earthquake struck northern Chile on Tuesday near the port of Iquique, the seismological centre said. Residents ran into the streets.
quake-chile|2 06:15|Strong quake shakes Chile, no injuries reported|An earthquake of magnitude 6.3 shook the north of Chile on Tuesday. Walls cracked in Iquique but nobody was hurt, the emergency office said.
quake-chile|2 06:44|Chile: 6.3 quake rattles Iquique|The Chilean port of Iquique was rattled by a quake of magnitude 6.3 on Tuesday.
visit-paris|1 09:00|German foreign minister Baerbock visits Paris for talks on EU reform|German Foreign Minister Annalena Baerbock arrived in Paris on Monday for talks with her French counterpart on the reform of the European Union.
visit-paris|1 09:30|Baerbock in Paris to discuss EU reform with French colleague|Germany’s top diplomat Baerbock met the French foreign minister in Paris on Monday to discuss how the EU should be reformed.
visit-paris|1 12:40|Germany, France agree on EU reform paper at Paris meeting|After talks in Paris, Baerbock and her French counterpart said they had agreed on a paper on the reform of the EU.
visit-cairo|2 09:00|German foreign minister Baerbock visits Cairo for talks on Gaza|German Foreign Minister Annalena Baerbock arrived in Cairo on Tuesday for talks with her Egyptian counterpart on aid for Gaza.
visit-cairo|2 09:25|Baerbock in Egypt to discuss Gaza aid|Germany’s top diplomat Baerbock met the Egyptian foreign minister in Cairo on Tuesday to discuss aid convoys to Gaza.
visit-cairo|2 13:10|Germany pledges money for Gaza aid at Cairo meeting|After talks in Cairo, Baerbock pledged 50 million euros for aid convoys that enter Gaza from Egypt.
match-arsenal|1 17:05|Arsenal beat Everton 2-0 in Premier League|Bukayo Saka scored twice as Arsenal beat Everton 2-0 at the Emirates in the Premier League on Saturday.
match-arsenal|1 17:09|Saka double gives Arsenal win over Everton|Two goals by Saka gave Arsenal a 2-0 win over Everton on Saturday that keeps them top of the Premier League.
match-arsenal|1 17:40|Arsenal stay top after beating Everton|Arsenal stayed top of the Premier League with a 2-0 home victory over Everton, both goals by Saka.
match-chelsea|1 17:06|Chelsea beat Fulham 3-1 in Premier League|Cole Palmer scored twice as Chelsea beat Fulham 3-1 at Stamford Bridge in the Premier League on Saturday.
match-chelsea|1 17:12|Palmer double gives Chelsea win over Fulham|Two goals by Palmer gave Chelsea a 3-1 win over Fulham on Saturday that lifts them to fourth in the Premier League.
match-chelsea|1 17:50|Chelsea climb to fourth after beating Fulham|Chelsea climbed to fourth in the Premier League with a 3-1 home victory over Fulham, two of the goals by Palmer.
rates-ecb|1 12:15|ECB cuts interest rates by a quarter point|The European Central Bank cut its key interest rate by a quarter of a percentage point to 3.25 percent on Thursday as inflation in the euro zone eases.
rates-ecb|1 12:16|URGENT: European Central Bank lowers key rate to 3.25 pct|
rates-ecb|1 12:45|Euro zone: ECB lowers rates again, Lagarde sees inflation easing|The European Central Bank lowered its deposit rate to 3.25 percent. President Christine Lagarde told reporters in Frankfurt that inflation was on the way down.
rates-ecb|1 13:20|Lagarde defends ECB rate cut to 3.25 percent|ECB President Lagarde said the cut of the key rate to 3.25 percent was unanimous.
rates-boe|1 12:00|Bank of England cuts interest rates by a quarter point|The Bank of England cut its key interest rate by a quarter of a percentage point to 4.75 percent on Thursday as inflation in Britain eases.
rates-boe|1 12:02|URGENT: Bank of England lowers key rate to 4.75 pct|
rates-boe|1 12:40|UK: Bank of England lowers rates again, Bailey sees inflation easing|The Bank of England lowered Bank Rate to 4.75 percent. Governor Andrew Bailey told reporters in London that inflation was on the way down.
storm-milton|1 08:00|Hurricane Milton nears Florida as thousands flee|Hurricane Milton was nearing the coast of Florida on Wednesday with winds of 250 kilometres an hour, and thousands fled Tampa.
storm-milton|1 09:10|Florida orders evacuations as Hurricane Milton approaches Tampa|Officials in Florida told residents of Tampa Bay to leave before Hurricane Milton makes landfall on Wednesday night.
storm-milton|1 11:30|Milton: Tampa empties before hurricane’s landfall|Roads out of Tampa were jammed on Wednesday as Hurricane Milton, with winds of 250 kilometres an hour, came closer to Florida.
storm-nadine|2 08:00|Hurricane Nadine nears Mexico as thousands flee|Hurricane Nadine was nearing the coast of Mexico on Thursday with winds of 180 kilometres an hour, and thousands fled Cancun.
storm-nadine|2 09:05|Mexico orders evacuations as Hurricane Nadine approaches Cancun|Officials in Quintana Roo told residents of Cancun to leave before Hurricane Nadine makes landfall on Thursday night.
storm-nadine|2 11:45|Nadine: Cancun empties before hurricane’s landfall|Roads out of Cancun were jammed on Thursday as Hurricane Nadine came closer to Mexico.
verdict-minister|1 10:00|Court sentences former Romanian minister to six years for bribery|A court in Bucharest sentenced former transport minister Dan Popa to six years in prison for taking bribes on Tuesday.
verdict-minister|1 10:08|Romania’s ex-minister Popa jailed for six years|Former Romanian transport minister Dan Popa was jailed for six years on Tuesday for accepting bribes from a builder of roads.
verdict-minister|1 11:02|Six years in prison for Romanian ex-minister Popa in bribery case|The judges in Bucharest found that Popa had taken bribes of two million euros.
verdict-mayor|1 10:30|Court sentences former Sofia mayor to four years for bribery|A court in Sofia sentenced former mayor Ivan Kolev to four years in prison for taking bribes on Tuesday.
verdict-mayor|1 10:41|Sofia’s ex-mayor Kolev jailed for four years|Former Sofia mayor Ivan Kolev was jailed for four years on Tuesday for accepting bribes from a garbage firm.
verdict-mayor|1 12:15|Four years in prison for Sofia ex-mayor Kolev in bribery case|The judges in Bulgaria found that Kolev had taken bribes of 300,000 euros.
vote-ghana|1 20:00|First results put Mahama ahead in Ghana election|First results from Ghana’s presidential election put former president John Mahama ahead of Mahamudu Bawumia, the electoral commission in Accra said.
vote-ghana|1 20:25|Ghana: Mahama leads in early count|Opposition candidate Mahama leads Vice President Bawumia in an early count of votes in Ghana, the commission said.
vote-ghana|1 22:10|Mahama ahead as Ghana counts votes|With a third of votes counted in Ghana, Mahama had 56 percent and Bawumia 41 percent.
vote-romania|1 20:05|First results put Georgescu ahead in Romania election|First results from Romania’s presidential election put Calin Georgescu ahead of Elena Lasconi, the electoral commission in Bucharest said.
vote-romania|1 20:30|Romania: Georgescu leads in early count|Far-right candidate Georgescu leads Lasconi in an early count of votes in Romania, the commission said.
vote-romania|1 21:55|Georgescu ahead as Romania counts votes|With a third of votes counted in Romania, Georgescu had 22 percent and Lasconi 19 percent.
blast-kabul|1 07:00|Blast near bank in Kabul kills 12|A bomb exploded near a bank in Kabul on Monday, killing at least 12 people, the interior ministry of Afghanistan said.
blast-kabul|1 07:02|BREAKING: At least 12 dead in Kabul bombing|
blast-kabul|1 07:40|At least 12 dead as bomb hits queue outside Kabul bank|A suicide bomber blew himself up among people who queued for their salaries outside a bank in the Afghan capital Kabul, killing 12.
blast-kabul|1 10:30|Kabul bank bombing death toll rises to 19|The death toll of the bombing outside a bank in Kabul rose to 19 after seven people died in hospital.
blast-quetta|1 09:00|Blast near railway station in Quetta kills 14|A bomb exploded at the railway station of Quetta on Monday, killing at least 14 people, the police of Pakistan said.
blast-quetta|1 09:35|At least 14 dead as bomb hits platform at Quetta station|A suicide bomber blew himself up among passengers on a platform in the Pakistani city of Quetta, killing 14.
blast-quetta|1 12:10|Quetta station bombing death toll rises to 25|The death toll of the bombing at the station of Quetta rose to 25 after several people died in hospital.
ferry-bali|1 03:00|Ferry sinks off Bali, dozens missing|A ferry with 65 people on board sank off the Indonesian island of Bali overnight and dozens were missing, rescuers said.
ferry-bali|1 03:40|Dozens missing after ferry sinks near Bali|Rescuers searched for 38 people after a ferry went down in high waves in the strait of Bali, Indonesia.
ferry-bali|1 08:20|Indonesia ferry: four dead, 38 missing off Bali|Four bodies were found and 38 people were still missing after a ferry sank off Bali, the search agency said.
ferry-victoria|1 06:10|Ferry sinks on Lake Victoria, dozens missing|A ferry with 90 people on board sank on Lake Victoria in Uganda overnight and dozens were missing, rescuers said.
ferry-victoria|1 06:55|Dozens missing after ferry sinks in Uganda|Rescuers searched for 50 people after a ferry went down in high waves on Lake Victoria, Ugandan police said.
ferry-victoria|1 11:00|Uganda ferry: nine dead, 50 missing on Lake Victoria|Nine bodies were found and 50 people were still missing after the ferry sank on Lake Victoria.
jobs-volvo|1 14:00|Volvo to cut 1,000 jobs in Sweden|Truck maker Volvo will cut 1,000 jobs at its plant in Gothenburg, the Swedish company said on Tuesday, citing weak demand.
jobs-volvo|1 14:20|Sweden’s Volvo slashes 1,000 jobs as truck demand weakens|Volvo said it was cutting 1,000 jobs in Gothenburg because customers order fewer trucks.
jobs-volvo|1 15:30|Volvo job cuts hit Gothenburg plant|Unions in Gothenburg criticised Volvo after the truck maker said it would cut 1,000 jobs.
jobs-bosch|1 14:30|Bosch to cut 3,800 jobs in Germany|Car parts maker Bosch will cut 3,800 jobs at its plants in Germany, the company said on Tuesday, citing weak demand.
jobs-bosch|1 14:50|Germany’s Bosch slashes 3,800 jobs as car demand weakens|Bosch said it was cutting 3,800 jobs near Stuttgart because car makers order fewer parts.
jobs-bosch|1 16:00|Bosch job cuts hit Stuttgart plants|The union IG Metall criticised Bosch after the car parts maker said it would cut 3,800 jobs.
resign-japan|1 05:00|Japan’s defence minister resigns over remarks|Japanese Defence Minister Kenji Sato resigned on Friday over remarks about the war, Prime Minister Ishiba said in Tokyo.
resign-japan|1 05:15|Japan defence chief Sato quits after war remarks|Kenji Sato stepped down as Japan’s defence minister on Friday after an outcry over his remarks about the war.
resign-japan|1 07:30|Ishiba accepts resignation of Japanese defence minister Sato|Prime Minister Ishiba accepted Sato’s resignation and named a successor.
resign-peru|1 15:00|Peru’s defence minister resigns over helicopter crash|Peruvian Defence Minister Walter Rojas resigned on Friday over the crash of an army helicopter, President Boluarte said in Lima.
resign-peru|1 15:20|Peru defence chief Rojas quits after helicopter crash|Walter Rojas stepped down as Peru’s defence minister on Friday after an outcry over the crash of an army helicopter.
resign-peru|1 17:10|Boluarte accepts resignation of Peruvian defence minister Rojas|President Boluarte accepted the resignation of Rojas and will name a successor.
drone-kharkiv|1 02:00|Russian drones hit Kharkiv, three killed|Russian drones hit an apartment block in Kharkiv overnight, killing three people, the governor of the Ukrainian region said.
drone-kharkiv|1 02:30|Three dead in drone strike on Kharkiv apartment block|Three people died when a Russian drone struck a residential building in Kharkiv, Ukraine’s emergency service said.
drone-kharkiv|1 06:10|Ukraine: rescuers end search in Kharkiv block hit by drones|Rescuers ended their search in the apartment block in Kharkiv that Russian drones hit overnight. Three people were killed.
drone-odesa|1 03:10|Russian drones hit Odesa port, grain store burns|Russian drones hit the port of Odesa overnight and set a grain store on fire, the Ukrainian navy said.
drone-odesa|1 03:45|Grain store burns after drone strike on Odesa port|A store with grain burned in the port of Odesa after Russian drones struck it, Ukraine’s emergency service said.
drone-odesa|1 07:20|Ukraine: fire out in Odesa port hit by drones|Firefighters put out the fire in the port of Odesa where Russian drones had struck a grain store.
launch-spacex|1 13:00|SpaceX launches Starship on sixth test flight|SpaceX launched its Starship rocket from Texas on Tuesday on its sixth test flight, with Donald Trump watching.
launch-spacex|1 13:20|Starship lifts off on sixth test as Trump looks on|The giant Starship rocket of SpaceX lifted off from Texas on Tuesday on its sixth test flight.
launch-spacex|1 14:30|SpaceX’s Starship splashes down after sixth test flight|Starship splashed down in the Indian Ocean after its sixth test flight from Texas.
launch-ariane|1 13:30|Europe’s Ariane 6 rocket launches spy satellite|The European rocket Ariane 6 launched a French spy satellite from Kourou on Tuesday on its second flight.
launch-ariane|1 13:55|Ariane 6 lifts off with French satellite|The European rocket Ariane 6 lifted off from Kourou in French Guiana on Tuesday with a French military satellite.
launch-ariane|1 15:10|Ariane 6 places French satellite in orbit|Ariane 6 placed a French spy satellite in orbit on its second flight from Kourou, Arianespace said.
strike-airport|1 05:00|Strike grounds flights at Frankfurt airport|A strike of security staff grounded hundreds of flights at Frankfurt airport on Thursday, the operator Fraport said.
strike-airport|1 06:00|Hundreds of flights cancelled as security staff strike in Frankfurt|Fraport said hundreds of flights were cancelled at Frankfurt airport because security staff walked out over pay.
strike-airport|1 09:00|Frankfurt airport at a standstill as Verdi strikes for pay|The union Verdi brought Frankfurt airport to a standstill on Thursday to press for higher pay for security staff.
strike-rail|1 05:30|Strike stops trains across France|A strike of drivers stopped most trains across France on Thursday, the railway SNCF said.
strike-rail|1 06:20|Most trains cancelled as drivers strike in France|The SNCF said most high-speed trains were cancelled because drivers walked out over pensions.
strike-rail|1 09:30|French rail traffic at a standstill as drivers strike|Unions brought French rail traffic to a standstill on Thursday in a dispute over pensions.
`;

/** A labelled story. */
export interface LabelledStory {
  readonly event: string;
  readonly story: ThreadStory;
}

/** All of them in the order of time. */
export const CONFUSABLE_EVENTS: readonly LabelledStory[] = LINES.trim()
  .split('\n')
  .map((line, at) => {
    const [event = '', when = '', title = '', summary = ''] = line.split('|');
    const [day, time] = when.split(' ');
    const published = `2024-11-0${day}T${time}:00.000Z`;
    return { event, story: { id: `${event}-${at}`, title, summary, body: '', language: 'en', published } };
  })
  .sort((a, b) => Date.parse(a.story.published) - Date.parse(b.story.published));
