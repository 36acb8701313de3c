/**
 * What many people build passwords from, written down by us: words, names, teams, phrases and paths on the keyboard.
 * It is no dictionary: a passphrase of ordinary words must pass.
 */

const words = `
password passwort passwords passwd pass contrasena clave secret secreto login letmein welcome bienvenido admin administrator
administrador root master default change changeme temp temporary test testing guest user access account computer internet
google facebook yahoo gmail hotmail windows microsoft apple iphone samsung android youtube netflix minecraft pokemon
starwars superman batman spiderman ironman wolverine deadpool avengers harrypotter hogwarts gandalf lordoftherings naruto
dragon dragonball vegeta goku leagueoflegends callofduty warcraft worldofwarcraft counterstrike halflife zelda mario sonic
spongebob squarepants hellokitty mickeymouse disney barbie winnie pooh tigger snoopy scooby scoobydoo
love lover loveme loveyou iloveyou ilove iloveu iloveme iloveyousomuch mylove amor teamo teamomucho tequiero tequieromucho
micorazon corazon mivida princesa princess prince angel angels baby babygirl babyboy sweet sweetheart honey sugar
sweety cutie beautiful gorgeous handsome sexy kisses hugs forever always together never family familia mother father
mommy daddy mama papa mami papi mom dad sister brother grandma grandpa abuela wife husband esposo esposa hijo hija mybaby
god jesus christ jesuschrist jesusislord jesuslovesme jesusteamo godisgood godislove blessed heaven faith hope trustno
dios diosesamor lord cristo virgen maria amen bible holy spirit thankgod praise
sunshine rainbow summer winter spring autumn flower flowers butterfly moonlight starlight stardust midnight thunder
lightning shadow hunter killer monster zombie vampire wizard magic knight warrior legend phoenix tiger lion eagle falcon
panther cheetah jaguar wolf bear monkey donkey chicken turtle dolphin kitty kitten puppy doggy horse pony unicorn mustang
ferrari porsche mercedes bmw honda toyota yamaha harley davidson harleydavidson corvette camaro chevrolet chevy ford
football futbol soccer baseball basketball hockey tennis golf rugby softball volleyball swimming cricket wrestling
liverpool chelsea arsenal manchester manchesterunited manchestercity everton tottenham newcastle westham celtic rangers
barcelona realmadrid juventus acmilan intermilan bayern benfica boca juniors bocajuniors river plate riverplate
yankees redsox dodgers lakers celtics cowboys steelers packers patriots raiders broncos eagles giants redskins
michael jordan kobe bryant messi ronaldo cristianoronaldo neymar beckham justin bieber justinbieber onedirection
michaeljackson metallica nirvana slipknot acdc ironmaiden linkinpark greenday blink beatles elvis eminem tupac rihanna
beyonce shakira taylorswift selena gomez backstreetboys jonasbrothers hannahmontana highschoolmusical twilight
alexander alexandra alejandro alejandra andrea andrew angela anthony antonio amanda ashley austin barbara benjamin
brandon brian brittany cameron carlos carmen caroline catherine charles charlie charlotte chelsea christian christina
christine christopher claudia crystal cristina daniel daniela danielle david diana diego dominic edward eduardo
elizabeth emily eric estrella fernando fernanda francisco gabriel gabriela george gloria guadalupe hannah heather
hector isabella jack jackson jacob james jasmine jason javier jeffrey jennifer jeremy jessica jesus john johnny
jonathan jordan jorge jose joseph joshua juan juanita julian julia justin karen katherine kathleen kevin kimberly laura
lauren leonardo linda lisa lorena lucas luis luisa madison manuel marcus margaret maria mariana marie mark martha martin
mary matthew melanie melissa michelle miguel monica morgan natalia natalie nathan nicholas nicole nicolas olivia oscar
pamela patricia patrick paul pedro peter rachel rebecca richard ricardo robert roberto rodrigo ronald rosa ruben ryan
samantha samuel sandra sandy santiago sara sarah sebastian sergio sophia sophie stephanie stephen steven susan
taylor teresa thomas tiffany timothy tyler valentina vanessa veronica victor victoria vincent virginia walter
william xavier yolanda zachary
america american usa mexico mexicano argentina colombia venezuela chile peru espana brasil brazil canada england
scotland ireland london paris newyork newyorkcity losangeles california texas florida chicago boston dallas houston
miami philippines india pakistan australia unitedstates unitedstatesofamerica
chocolate cookie cookies cupcake candy cherry apple banana orange strawberry pepper peanut butter cheese pizza
hamburger coffee whiskey vodka tequila corona budweiser purple yellow black white green blue silver golden
red pink money cash dollar million rich diamond gold lucky happy smile laugh friend friends bestfriend bestfriends
freedom liberty peace victory power strong secure security private number first second hello goodbye please thankyou
whatever nothing something anything everything remember forget forgetme dontforget nevermind letsgo loser winner player
gangster pimp ninja pirate pirates captain doctor nurse teacher student school college university library office
company business service server network system manager director police soldier marine army navy airforce
portico health clinic hospital patient portal medical medicine doctor mychart healthcare insurance medicare
the my is it me you your and for with from this that our his her who what all are not but one two three four five
six seven eight nine ten hundred thousand uno dos tres cuatro cinco mi tu el la los las de del con para por que no yo
abc abcd abcde xyz asd qwe zxc qaz wsx lol omg wtf fuck fuckyou fucking shit bitch asshole pussy dick
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miercoles jueves viernes sabado domingo
`;

const phrases = `
correcthorsebatterystaple trustnoone supercalifragilisticexpialidocious thequickbrownfox thequickbrownfoxjumpsoverthelazydog
mypasswordispassword thisismypassword thisisapassword passwordissecret donttellanyone openthedoor opensesame abracadabra
tobeornottobe tobeornottobethatisthequestion maytheforcebewithyou lukeiamyourfather winteriscoming valarmorghulis
youshallnotpass onceuponatime happilyeverafter homesweethome inthebeginning inthebeginningwastheword godblessamerica
ingodwetrust thelordismyshepherd jesusismysavior jesusesmipastor jesuseselsenor diosesmipastor diosteama
forgetmenot nevergiveup livelaughlove liveyourlife carpediem hakunamatata iloveyouforever iloveyoubaby iloveyoumore
ilovemymom ilovemydad ilovemyfamily ilovemyhusband ilovemywife ilovemykids ilovemylife ilovegod ilovejesus
iwillalwaysloveyou loveyourself youaremysunshine youaretheone allyouneedislove whatdoesthefoxsay
happybirthday merrychristmas feliznavidad felizcumpleanos prosperoanonuevo letitbe letitgo stairwaytoheaven
hotelcalifornia bohemianrhapsody darksideofthemoon smellsliketeenspirit enterthedragon enteryourpassword
abc123abc123 administratorpassword passwordstandard momsanaladventure vivamexico tequieromuchoamor
`;

/** Folded: small letters and digits only. */
export const commonParts: ReadonlySet<string> = new Set(`${words} ${phrases}`.split(/\s+/).filter(Boolean));

export const longestCommonPart = Math.max(...[...commonParts].map((part) => part.length));

/** Paths a finger takes; they are followed in both directions, from any point. */
export const keyboardPaths: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop', 'yxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', '1qazxsw23edcvfr45tgbnhy67ujm', 'qazwsxedcrfvtgbyhnujmikolp', 'zaqxswcdevfrbgtnhymju',
  'q1w2e3r4t5y6u7i8o9p0', '1q2w3e4r5t6y7u8i9o0p', '1qa2ws3ed4rf5tg6yh7uj', 'qweasdzxc', 'qweasdzxcrtyfghvbn', 'qwerasdfzxcvtyuighjkbnm', 'qwertasdfgzxcvb',
  'a1b2c3d4e5f6g7h8i9j0', '1a2b3c4d5e6f7g8h9i0j', '147258369', '159357', '123698745', 'asdfjkl', 'adgjmptw',
];
