/**
 * Cities and regions that are in the news, one a line: the key first, then how other languages and scripts write them.
 * Countries come from the Unicode locale data (CLDR) of the runtime; here stands only what those lack.
 */
export const PLACES = `
united states|US|U.S.|USA|Vereinigte Staaten|United States of America|EEUU|EE.UU.|Etats-Unis|США|Соединенные Штаты Америки|Amerika
united kingdom|Britain|Great Britain|UK|U.K.|Grossbritannien|Grande-Bretagne|Gran Bretana|Британия|بريطانيا
turkey|Turkiye|Turkei
myanmar|Burma|Birmanie|Birmania
czechia|Czech Republic|Tschechische Republik
palestinian territories|Palestine|Palastina|Palestina|Палестина|فلسطين
north korea|Nordkorea|Coree du Nord|Corea del Norte|КНДР|Северная Корея|Северной Кореи|Северной Корее|Северную Корею|كوريا الشمالية|朝鲜
south korea|Республика Корея|Южная Корея|Южной Кореи|Южной Корее|Южную Корею|南韩
democratic republic of congo|DR Congo|DRC|Kongo|RDC|ДР Конго
moldova|Молдавия
belarus|Белоруссия
united arab emirates|UAE|Emirates|Emirate|ОАЭ|الامارات
england|Angleterre|Inglaterra|Англия|انجلترا|英格兰
scotland|Schottland|Ecosse|Escocia|Шотландия|اسكتلندا
wales|Galles|Gales|Уэльс
gaza|Gaza Strip|Gazastreifen|Bande de Gaza|Franja de Gaza|сектор Газа|Газа|غزة|قطاع غزة|加沙
west bank|Westjordanland|Cisjordanie|Cisjordania|Западный берег|الضفة الغربية|约旦河西岸
crimea|Krim|Crimee|Крым|القرم|克里米亚
kashmir|Kaschmir|Cachemire|Cachemira|Кашмир|كشمير|克什米尔
chechnya|Tschetschenien|Tchetchenie|Chechenia|Чечня|الشيشان|车臣
donbas|Donbass|Donbas|Донбасс|دونباس|顿巴斯
kurdistan|Kurdistan|Курдистан|كردستان
sinai|Sinai|Sinai|Синай|سيناء|西奈
tibet|Тибет|التبت|西藏
siberia|Sibirien|Siberie|Сибирь|سيبيريا|西伯利亚
bavaria|Bayern|Baviere|Baviera|Бавария|بافاريا
catalonia|Katalonien|Catalogne|Cataluna|Каталония|كتالونيا
crete|Kreta|Creta|Крит|كريت
sicily|Sizilien|Sicile|Sicilia|Сицилия|صقلية
moscow|Moskau|Moscou|Moscu|Mosca|Moskova|Москва|موسكو|莫斯科
saint petersburg|St Petersburg|Sankt Petersburg|Saint-Petersbourg|San Petersburgo|Санкт-Петербург|سان بطرسبرغ|圣彼得堡
kyiv|Kiev|Kiew|Киев|Київ|كييف|基辅
kharkiv|Kharkov|Charkiw|Kharkiv|Харьков|Харків|خاركيف|哈尔科夫
odesa|Odessa|Одесса|Одеса|اوديسا|敖德萨
donetsk|Donezk|Донецк|Донецьк|دونيتسك|顿涅茨克
mariupol|Marioupol|Мариуполь|ماريوبول|马里乌波尔
kherson|Cherson|Jerson|Херсон|خيرسون|赫尔松
zaporizhzhia|Saporischschja|Zaporijjia|Zaporiyia|Запорожье|زابوريجيا|扎波罗热
minsk|Minsk|Минск|مينسك|明斯克
warsaw|Warschau|Varsovie|Varsovia|Varsavia|Warszawa|Варшава|وارسو|华沙
prague|Prag|Praga|Прага|براغ|布拉格
budapest|Budapest|Будапешт|بودابست|布达佩斯
bucharest|Bukarest|Bucarest|Бухарест|بوخارست|布加勒斯特
sofia|Sofia|София|صوفيا|索非亚
belgrade|Belgrad|Belgrado|Белград|بلغراد|贝尔格莱德
pristina|Pristina|Приштина|بريشتينا
sarajevo|Sarajevo|Сараево|سراييفو|萨拉热窝
zagreb|Zagreb|Загреб|زغرب
athens|Athen|Athenes|Atenas|Atene|Афины|اثينا|雅典
rome|Rom|Roma|Рим|روما|罗马
milan|Mailand|Milano|Милан|ميلانو|米兰
venice|Venedig|Venise|Venecia|Venezia|Венеция|البندقية|威尼斯
vatican|Vatikan|Vaticano|Ватикан|الفاتيكان|梵蒂冈
paris|Parigi|Париж|باريس|巴黎
marseille|Marseille|Marsella|Марсель|مرسيليا|马赛
lyon|Lyon|Лион|ليون|里昂
strasbourg|Strassburg|Estrasburgo|Страсбург|ستراسبورغ|斯特拉斯堡
brussels|Brussel|Bruxelles|Bruselas|Брюссель|بروكسل|布鲁塞尔
the hague|Den Haag|La Haye|La Haya|Гаага|لاهاي|海牙
amsterdam|Amsterdam|Амстердам|امستردام|阿姆斯特丹
london|Londres|Londra|Лондон|لندن|伦敦
manchester|Manchester|Манчестер|مانشستر|曼彻斯特
edinburgh|Edinburg|Edimbourg|Edimburgo|Эдинбург|ادنبره|爱丁堡
belfast|Belfast|Белфаст|بلفاست
dublin|Dublin|Дублин|دبلن|都柏林
berlin|Berlino|Берлин|برلين|柏林
munich|Munchen|Monaco di Baviera|Мюнхен|ميونخ|ميونيخ|慕尼黑
hamburg|Hambourg|Hamburgo|Гамбург|هامبورغ|汉堡
frankfurt|Francfort|Francoforte|Франкфурт|فرانكفورت|法兰克福
cologne|Koln|Colonia|Кельн|كولونيا|科隆
vienna|Wien|Vienne|Viena|Vienna|Вена|فيينا|维也纳
geneva|Genf|Geneve|Ginebra|Ginevra|Cenevre|Женева|جنيف|日内瓦
zurich|Zurich|Цюрих|زيورخ|苏黎世
davos|Davos|Давос|دافوس|达沃斯
madrid|Madrid|Мадрид|مدريد|马德里
barcelona|Barcelone|Barcellona|Барселона|برشلونة|巴塞罗那
valencia|Valence|Валенсия|بلنسية|فالنسيا|巴伦西亚
lisbon|Lissabon|Lisbonne|Lisboa|Lisbona|Лиссабон|لشبونة|里斯本
stockholm|Stockholm|Estocolmo|Стокгольм|ستوكهولم|斯德哥尔摩
oslo|Oslo|Осло|اوسلو|奥斯陆
copenhagen|Kopenhagen|Copenhague|Копенгаген|كوبنهاغن|哥本哈根
helsinki|Helsinki|Хельсинки|هلسنكي|赫尔辛基
tallinn|Таллин|تالين
riga|Рига|ريغا
vilnius|Вильнюс|فيلنيوس
chisinau|Chisinau|Кишинев|كيشيناو
tbilisi|Tiflis|Tbilissi|Тбилиси|تبليسي|第比利斯
yerevan|Eriwan|Jerewan|Erevan|Ереван|يريفان|埃里温
baku|Bakou|Баку|باكو|巴库
astana|Астана|استانا|阿斯塔纳
almaty|Алматы|الماتي
tashkent|Taschkent|Tachkent|Ташкент|طشقند|塔什干
bishkek|Bischkek|Bichkek|Biskek|Бишкек|بشكيك
dushanbe|Duschanbe|Douchanbe|Душанбе|دوشنبه
istanbul|Estambul|Стамбул|اسطنبول|إسطنبول|伊斯坦布尔
ankara|Анкара|انقرة|安卡拉
damascus|Damaskus|Damas|Damasco|Дамаск|دمشق|大马士革
aleppo|Alep|Alepo|Алеппо|حلب|阿勒颇
idlib|Идлиб|ادلب|伊德利卜
beirut|Beyrouth|Beyrut|Бейрут|بيروت|贝鲁特
jerusalem|Jerusalen|Gerusalemme|Иерусалим|القدس|耶路撒冷
tel aviv|Tel-Aviv|Тель-Авив|تل ابيب|特拉维夫
haifa|Хайфа|حيفا|海法
rafah|Rafah|Рафах|رفح|拉法
ramallah|Рамалла|رام الله
amman|Амман|عمان|安曼
baghdad|Bagdad|Багдад|بغداد|巴格达
mosul|Mossul|Mossoul|Мосул|الموصل|摩苏尔
basra|Bassora|Басра|البصرة
erbil|Arbil|Эрбиль|اربيل
tehran|Teheran|Тегеран|طهران|德黑兰
isfahan|Ispahan|Исфахан|اصفهان|伊斯法罕
riyadh|Riad|Er-Riad|Эр-Рияд|الرياض|利雅得
jeddah|Dschidda|Djeddah|Yeda|Джидда|جدة|吉达
mecca|Mekka|La Mecque|La Meca|Мекка|مكة|麦加
doha|Доха|الدوحة|多哈
dubai|Doubai|Дубай|دبي|迪拜
abu dhabi|Abou Dhabi|Абу-Даби|ابوظبي|阿布扎比
sanaa|Sana’a|Сана|صنعاء|萨那
aden|Аден|عدن|亚丁
hodeidah|Hudaida|Hodeida|Ходейда|الحديدة|荷台达
cairo|Kairo|Le Caire|El Cairo|Каир|القاهرة|开罗
alexandria|Alexandrie|Alejandria|Александрия|الاسكندرية|亚历山大
tripoli|Tripolis|Триполи|طرابلس|的黎波里
benghazi|Bengasi|Бенгази|بنغازي|班加西
tunis|Tunez|Тунис|تونس
algiers|Algier|Alger|Argel|Алжир|الجزائر|阿尔及尔
rabat|Рабат|الرباط
khartoum|Khartum|Jartum|Хартум|الخرطوم|喀土穆
darfur|Darfour|Дарфур|دارفور|达尔富尔
addis ababa|Addis-Abeba|Adis Abeba|Аддис-Абеба|اديس ابابا|亚的斯亚贝巴
mogadishu|Mogadischu|Mogadiscio|Могадишо|مقديشو|摩加迪沙
nairobi|Найроби|نيروبي|内罗毕
kampala|Кампала|كمبالا
kigali|Кигали|كيغالي
kinshasa|Киншаса|كينشاسا|金沙萨
goma|Гома|غوما
lagos|Лагос|لاغوس|拉各斯
abuja|Абуджа|ابوجا|阿布贾
bamako|Бамако|باماكو
niamey|Ниамей|نيامي
ouagadougou|Уагадугу|واغادوغو
dakar|Дакар|داكار
johannesburg|Johannesbourg|Йоханнесбург|جوهانسبرغ|约翰内斯堡
cape town|Kapstadt|Le Cap|Ciudad del Cabo|Кейптаун|كيب تاون|开普敦
pretoria|Претория|بريتوريا
kabul|Kaboul|Кабул|كابول|كابل|喀布尔|Kabil
kandahar|Кандагар|قندهار|坎大哈
islamabad|Исламабад|اسلام اباد|伊斯兰堡
karachi|Karatschi|Карачи|كراتشي|卡拉奇
lahore|Лахор|لاهور
peshawar|Peschawar|Пешавар|بيشاور
delhi|New Delhi|Neu-Delhi|Nueva Delhi|Дели|Нью-Дели|نيودلهي|新德里
mumbai|Bombay|Мумбаи|مومباي|孟买
dhaka|Dacca|Дакка|دكا|达卡
colombo|Коломбо|كولومبو
kathmandu|Katmandou|Katmandu|Катманду|كاتماندو|加德满都
beijing|Peking|Pekin|Pechino|Пекин|بكين|北京
shanghai|Schanghai|Шанхай|شنغهاي|上海
wuhan|Ухань|ووهان|武汉
hong kong|Hongkong|Гонконг|هونغ كونغ|香港
taipei|Тайбэй|تايبيه|台北
tokyo|Tokio|Токио|طوكيو|东京|東京
osaka|Осака|اوساكا|大阪
fukushima|Фукусима|فوكوشيما|福岛|福島
seoul|Seul|Сеул|سيول|首尔
pyongyang|Pjongjang|Pionyang|Пхеньян|بيونغ يانغ|平壤
manila|Manille|Манила|مانيلا|马尼拉
jakarta|Djakarta|Yakarta|Джакарта|جاكرتا|雅加达
bangkok|Бангкок|بانكوك|曼谷
hanoi|Ханой|هانوي|河内
singapore|Сингапур|سنغافورة|新加坡
kuala lumpur|Куала-Лумпур|كوالالمبور|吉隆坡
sydney|Сидней|سيدني|悉尼
melbourne|Мельбурн|ملبورن|墨尔本
canberra|Канберра|كانبرا|堪培拉
washington|Вашингтон|واشنطن|华盛顿
new york|Nueva York|Нью-Йорк|نيويورك|纽约
los angeles|Лос-Анджелес|لوس انجلوس|洛杉矶
chicago|Чикаго|شيكاغو|芝加哥
houston|Хьюстон|هيوستن|休斯敦
miami|Майами|ميامي|迈阿密
florida|Floride|Флорида|فلوريدا|佛罗里达
texas|Техас|تكساس|得克萨斯
california|Kalifornien|Californie|Калифорния|كاليفورنيا|加利福尼亚
ottawa|Оттава|اوتاوا|渥太华
toronto|Торонто|تورونتو|多伦多
mexico city|Mexiko-Stadt|Ciudad de Mexico|Мехико|مكسيكو سيتي|墨西哥城
havana|Havanna|La Havane|La Habana|Гавана|هافانا|哈瓦那
caracas|Каракас|كاراكاس|加拉加斯
bogota|Богота|بوغوتا|波哥大
quito|Кито|كيتو
lima|Лима|ليما|利马
la paz|Ла-Пас|لاباز
brasilia|Бразилиа|برازيليا|巴西利亚
rio de janeiro|Рио-де-Жанейро|ريو دي جانيرو|里约热内卢
sao paulo|Сан-Паулу|ساو باولو|圣保罗
buenos aires|Буэнос-Айрес|بوينس ايرس|布宜诺斯艾利斯
santiago|Сантьяго|سانتياغو|圣地亚哥
port-au-prince|Puerto Principe|Порт-о-Пренс|بورت او برنس|太子港
`;

/** Peoples and what belongs to a country, where it doesn't begin as the country does. Folded. */
export const DEMONYMS =
  /^(?:british|english|scottish|welsh|irish|french|german|dutch|danish|swiss|spanish|polish|swedish|finnish|greek|turkish|chinese|thai|filipino|americans?|europeans?|africans?|asians?|arabs?|palestinians?|israelis?|kurd(?:s|ish)?|cypriot|norwegian|welsh|saudis?|belgian|portuguese|lebanese|burmese|emirati|kremlin|franzosisch\p{L}*|britisch\p{L}*|us-?\p{L}*)$/u;
