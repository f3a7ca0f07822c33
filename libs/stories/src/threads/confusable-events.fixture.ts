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
talks-geneva-first|1 09:00|Libya ceasefire talks open in Geneva|Delegations of the Libyan rivals met in Geneva on Monday for talks on a lasting ceasefire, the UN mission said.
talks-geneva-first|1 10:30|Rival Libyan officers begin ceasefire talks in Geneva|Five officers of each side in the Libyan war opened talks in Geneva on Monday under the UN envoy.
talks-geneva-first|1 17:00|UN envoy: Libya talks in Geneva off to a good start|The UN envoy said after the first day of the Libya talks in Geneva that both sides want the ceasefire to last.
talks-geneva-next|8 09:00|Libya ceasefire talks resume in Geneva|Delegations of the Libyan rivals met again in Geneva on Monday for a second round of talks on a lasting ceasefire, the UN mission said.
talks-geneva-next|8 10:40|Second round of Libyan ceasefire talks begins in Geneva|Five officers of each side in the Libyan war began a second round of talks in Geneva on Monday under the UN envoy.
quake-lombok|1 03:00|Magnitude 5.8 quake hits Indonesia’s Lombok|An earthquake of magnitude 5.8 hit the Indonesian island of Lombok on Monday and damaged houses in Mataram, the disaster agency said.
quake-lombok|1 03:50|Indonesia: houses damaged in Lombok earthquake|Dozens of houses were damaged in Mataram by an earthquake of magnitude 5.8 on the island of Lombok, Indonesia’s disaster agency said.
quake-ambon|1 08:00|Magnitude 6.4 quake hits Indonesia’s Ambon|An earthquake of magnitude 6.4 hit the Indonesian island of Ambon on Monday and cracked a bridge, the disaster agency said.
quake-ambon|1 08:35|Indonesia: bridge cracked in Ambon earthquake|A bridge cracked and people fled to the hills after an earthquake of magnitude 6.4 on the island of Ambon, Indonesia’s disaster agency said.
shooting-tulsa|2 05:00|Gunman kills four at bar in Tulsa|A gunman opened fire in a bar in Tulsa, Oklahoma, on Tuesday night, killing four people before he was shot by police.
shooting-tulsa|2 05:40|Four dead in Oklahoma bar shooting|Four people were killed and nine wounded when a man opened fire in a crowded bar in Tulsa, police said.
shooting-tulsa|2 09:00|Tulsa police name suspect in bar shooting|Police in Tulsa named the gunman who killed four people at a bar as a former guard there, Wade Collins, 41.
shooting-dayton|2 06:00|Gunman kills three at nightclub in Dayton|A gunman opened fire in a nightclub in Dayton, Ohio, on Tuesday night, killing three people before he fled.
shooting-dayton|2 06:30|Three dead in Ohio nightclub shooting|Three people were killed and six wounded when a man opened fire in a crowded nightclub in Dayton, police said.
shooting-dayton|2 10:10|Dayton police hunt suspect in nightclub shooting|Police in Dayton hunted the gunman who killed three people at a nightclub and asked for films of the night.
siemens-buys|1 07:00|Siemens to buy software maker Altair for $10 billion|German engineering group Siemens will buy the American software maker Altair for 10 billion dollars, the company said on Monday.
siemens-buys|1 07:45|Altair agrees to be bought by Siemens|The board of Altair agreed to an offer of 113 dollars a share by Siemens of Munich, the software maker said.
siemens-sells|2 07:00|Siemens to sell airport logistics unit to Vanderlande for 300 million euros|German engineering group Siemens will sell its airport logistics unit to Vanderlande of the Netherlands for 300 million euros, the company said on Tuesday.
siemens-sells|2 07:50|Vanderlande agrees to buy Siemens airport logistics|Vanderlande said it would take over 2,600 staff of Siemens who build baggage systems for airports.
bayern-leipzig|1 17:30|Bayern beat Leipzig 3-0 in Bundesliga|Harry Kane scored twice as Bayern Munich beat RB Leipzig 3-0 in the Bundesliga on Saturday.
bayern-leipzig|1 17:50|Kane double as Bayern Munich sink Leipzig|Two goals by Kane and one by Musiala gave Bayern a 3-0 win over Leipzig at the Allianz Arena on Saturday.
bayern-porto|3 21:50|Bayern lose 2-1 at Porto in Champions League|Harry Kane scored but Bayern Munich lost 2-1 at Porto in the Champions League on Tuesday.
bayern-porto|3 22:10|Porto stun Bayern Munich in Champions League|Two late goals gave Porto a 2-1 win over Bayern, for whom Kane had scored, at the Dragao stadium on Tuesday.
vote-malawi|1 18:00|Chakwera wins Malawi presidential election|Lazarus Chakwera won the presidential election in Malawi with 51 percent of the vote, the electoral commission said on Friday.
vote-malawi|1 18:30|Malawi: Chakwera declared winner of election|The electoral commission in Lilongwe declared Chakwera the winner over Peter Mutharika with 51 percent.
court-malawi|4 12:00|Malawi court orders recount of presidential vote|The constitutional court of Malawi ordered a recount of the presidential vote in four districts on Monday after a complaint by Peter Mutharika.
court-malawi|4 12:40|Judges in Malawi order votes recounted in four districts|Malawi’s constitutional court ruled on Monday that ballots in four districts have to be counted again, as Mutharika had asked.
summit-climate|1 15:00|G20 leaders in Rio agree on climate money|Leaders of the G20 meeting in Rio de Janeiro agreed on Monday that rich countries should give more money against climate change.
summit-climate|1 16:10|G20 summit in Rio backs more climate finance|The summit of the G20 in Rio backed more finance for poor countries hit by climate change, according to a text agreed on Monday.
summit-tax|2 15:00|G20 leaders in Rio back tax on billionaires|Leaders of the G20 meeting in Rio de Janeiro backed a tax on billionaires on Tuesday that Brazil had proposed.
summit-tax|2 15:40|G20 summit in Rio endorses billionaire tax|The summit of the G20 in Rio endorsed on Tuesday a levy of two percent on the wealth of billionaires, an idea of Brazil’s president Lula.
arrest-spies|1 08:00|Two suspected Russian spies arrested in Bavaria|German police arrested two men in Bayreuth on suspicion of spying on American bases for Russia, prosecutors said on Thursday.
arrest-spies|1 09:00|Germany arrests two over spying on US bases for Russia|Two German-Russian men were held in Bayreuth, accused of scouting American bases for Moscow.
arrest-aides|1 10:30|Aide of German lawmaker arrested as suspected Chinese spy|German police arrested an aide of a member of the European Parliament in Dresden on suspicion of spying for China, prosecutors said on Thursday.
arrest-aides|1 11:10|Germany arrests lawmaker’s aide over spying for China|The aide, Jian G., was held in Dresden, accused of passing on what the European Parliament negotiated to Beijing.
hold-fed|1 18:00|Fed holds interest rates steady|The US Federal Reserve held its key interest rate steady at 4.5 percent on Wednesday and said inflation remains too high.
hold-fed|1 18:20|US central bank leaves rates unchanged, Powell in no hurry|The Federal Reserve left its rate at 4.5 percent. Chair Jerome Powell said there was no hurry to cut.
hold-canada|1 14:45|Bank of Canada holds interest rates steady|The Bank of Canada held its key interest rate steady at 2.75 percent on Wednesday and said the outlook is unclear.
hold-canada|1 15:05|Canadian central bank leaves rates unchanged, Macklem cautious|The Bank of Canada left its rate at 2.75 percent. Governor Tiff Macklem said tariffs clouded the outlook.
fire-malibu|1 06:00|Wildfire forces thousands from Malibu|A wildfire driven by strong winds forced thousands of people out of their homes in Malibu, California, on Tuesday.
fire-malibu|1 07:30|California: homes burn as fire races through Malibu|A fire fanned by Santa Ana winds burned homes in Malibu on Tuesday and forced thousands of people to flee.
fire-ventura|1 09:00|Wildfire forces hundreds from Camarillo|A wildfire driven by strong winds forced hundreds of people out of their homes in Camarillo in Ventura County, California, on Tuesday.
fire-ventura|1 10:00|California: farms burn as fire races through Ventura County|A fire fanned by Santa Ana winds burned farms near Camarillo on Tuesday and forced hundreds of people to flee.
quit-health|1 17:00|British health minister Carr resigns over leaked messages|British Health Minister Helen Carr resigned on Wednesday over leaked messages, a blow to Prime Minister Starmer.
quit-health|1 17:20|UK’s Carr quits as health minister|Helen Carr stepped down as Britain’s health minister after messages in which she mocked patients were leaked.
quit-transport|1 19:00|British transport minister Webb resigns over phone fraud|British Transport Minister Owen Webb resigned on Wednesday over an old conviction for fraud, a blow to Prime Minister Starmer.
quit-transport|1 19:25|UK’s Webb quits as transport minister|Owen Webb stepped down as Britain’s transport minister after it emerged that he had been convicted over a stolen phone.
strike-dnipro|2 01:00|Russian missile hits clinic in Dnipro, two killed|A Russian missile hit a clinic in Dnipro overnight, killing two people, the governor of the Ukrainian region said.
strike-dnipro|2 01:40|Ukraine: two dead as missile hits Dnipro clinic|Two people died when a missile struck a clinic in the Ukrainian city of Dnipro, President Zelensky said.
strike-kherson|2 02:00|Russian shells hit market in Kherson, five killed|Russian shells hit a market in Kherson in the morning, killing five people, the governor of the Ukrainian region said.
strike-kherson|2 02:50|Ukraine: five dead as shells hit Kherson market|Five people died when shells struck a market in the Ukrainian city of Kherson, President Zelensky said.
sanctions-iran|1 15:00|US imposes sanctions on Iranian oil traders|The United States imposed sanctions on traders and tankers that ship Iranian oil to China, the Treasury said on Thursday.
sanctions-iran|1 15:40|Washington targets tankers that carry Iran’s oil|The Treasury put 16 tankers and their owners on its list for carrying Iranian oil, mostly to China.
sanctions-gangs|1 16:00|US imposes sanctions on Haitian gang leaders|The United States imposed sanctions on two leaders of gangs that control Port-au-Prince, the Treasury said on Thursday.
sanctions-gangs|1 16:35|Washington targets chiefs of Haiti’s gangs|The Treasury put two chiefs of Haitian gangs on its list for killings and kidnappings.
bus-peru|1 06:00|Bus plunges into ravine in Peru, 18 dead|A bus plunged into a ravine in the Andes of Peru on Monday, killing at least 18 people, police in Ayacucho said.
bus-peru|1 07:00|At least 18 killed in Peru bus accident|At least 18 people were killed when a bus left the road near Ayacucho in Peru and fell 200 metres.
bus-bolivia|1 09:00|Bus plunges into ravine in Bolivia, 22 dead|A bus plunged into a ravine in the Andes of Bolivia on Monday, killing at least 22 people, police in Potosi said.
bus-bolivia|1 09:40|At least 22 killed in Bolivia bus accident|At least 22 people were killed when a bus left the road near Potosi in Bolivia and fell 300 metres.
dead-singer|1 11:00|Greek singer Eleni Vardas dies at 84|The Greek singer Eleni Vardas died in Athens on Friday at the age of 84, her family said.
dead-singer|1 11:30|Eleni Vardas, voice of old Athens, is dead|Vardas, whose songs were sung all over Greece, died at home in Athens, her daughter said.
dead-actor|1 12:00|French actor Henri Lacombe dies at 84|The French actor Henri Lacombe died in Paris on Friday at the age of 84, his family said.
dead-actor|1 12:40|Henri Lacombe, star of French film, is dead|Lacombe, who played in more than 90 films, died in hospital in Paris, his son said.
plane-lagos|1 10:00|Cargo plane overruns runway in Lagos|A cargo plane overran the runway at the airport of Lagos in Nigeria on Sunday; its crew of four got out unhurt.
plane-lagos|1 10:25|Nigeria: Lagos airport closed after cargo plane skids off runway|Lagos airport was closed after a Boeing cargo plane skidded off the runway in rain.
plane-abuja|3 10:00|Passenger plane overruns runway in Abuja|A passenger plane overran the runway at the airport of Abuja in Nigeria on Tuesday; all 103 people on board got out unhurt.
plane-abuja|3 10:30|Nigeria: Abuja airport closed after passenger plane skids off runway|Abuja airport was closed after a passenger plane with 103 people skidded off the runway.
vaccine-malaria|1 13:00|WHO backs malaria vaccine for children|The World Health Organization recommended a second vaccine against malaria for children in Africa on Monday.
vaccine-malaria|1 13:30|UN health agency recommends second malaria shot|Tedros Adhanom Ghebreyesus, head of the WHO, said the malaria vaccine made in Oxford will save children in Africa.
vaccine-dengue|1 14:00|WHO backs dengue vaccine for children|The World Health Organization recommended a vaccine against dengue for children in regions with many cases on Monday.
vaccine-dengue|1 14:30|UN health agency recommends dengue shot|The head of the WHO, Tedros Adhanom Ghebreyesus, said the dengue vaccine of Takeda should be given to children of six and older.
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
