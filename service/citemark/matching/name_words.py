"""This module knows the words inside author names: particles, suffixes, short forms, organisations."""

from __future__ import annotations

PARTICLES = frozenset(
    str.split(
        "van von vom der den de del della dello dei degli delle di da das do dos du d la le les lo los"
        " bin ibn bint ben al el ul ter ten te zu zum zur af av y e i st san santa mc mac vande vander"
    )
)
"""Words that may stand before a family name or be left out of it (cataloguing practice differs by country)."""

SUFFIXES = frozenset(str.split("jr sr ii iii iv 2nd 3rd phd md dr prof professor sir esq junior"))

SHORT_FORMS = (
    "abigail abby; alexander alexandre alexandra alexey alex sasha; andrew andy andrey; anthony"
    " tony; benjamin ben; bernard bernie; catherine katherine kathryn kathleen kate katie cathy"
    " kathy; charles charlie chuck; christopher chris christian christoph; daniel dan danny; david"
    " dave; deborah debra debbie; dmitry dmitri dmitriy dmitrii dima; donald don; edward ed eddie"
    " ted; ekaterina katya; elizabeth liz beth; eugene gene; evgeny evgeniy eugene; francisco"
    " paco; frederick fred; gerald jerry gerry; gregory greg; henry harry hank; isabella bella;"
    " jacob jake; james jim jimmy jamie; jeffrey geoffrey jeff geoff; jennifer jenny jen; johannes"
    " hannes; jonathan jon john; jose pepe; joseph joe joey; joshua josh; kenneth ken; lawrence"
    " laurence larry; leonard len; margaret maggie peggy meg; matthew matt; maximilian max;"
    " michael mike michal; mikhail misha; natalia natasha; nathan nate; nathaniel nate nat;"
    " nicholas nick nicolas; patricia pat patty; patrick pat; peter pete; philip phillip phil;"
    " raymond ray; rebecca becky; richard rich rick dick; robert rob bob bobby; ronald ron;"
    " samantha sam; samuel sam; sergey sergei serge; stephen steven steve; susan sue; theodore ted"
    " theo; thomas tom tommy; timothy tim; victoria vicky; vincent vince; walter walt; william"
    " will bill billy liam; yuri yury iurii; zachary zach zack zak;"
    " aleksandr alexandr alexander alex; aleksei aleksey alexei alexey; alexandros alexander alex;"
    " anastasios tasos; antonios antonis; anuradha anu; athanasios thanasis; avraham avi; bradley"
    " brad; charalampos babis; clayton clay; clifford cliff; dimitrios dimitris dimitri; dmitry"
    " dimitri; douglas doug; efstathios stathis; efstratios stratis; eleftherios lefteris; emmanouil"
    " manolis manos; ernest ernie; evangelos vangelis; fotios fotis; gabriel gabe; georgios giorgos"
    " yorgos george; gerhard gerd; grigorios grigoris; ilya ilia; ioannis yannis giannis yiannis"
    " john; jan honza; jaroslaw jarek; karthikeyan karthik; konstantinos kostas; kristopher kris;"
    " krzysztof krys; maksim maxim; maksym max; maria masha; maxwell max; michail michalis michael;"
    " mikhail michael; nikolaos nikos nikolas; nikolay nick; panagiotis panos; philipp phillip;"
    " premkumar prem; russell russ; siddharth sid; sofia sophia; spyridon spyros; srinivasan srini;"
    " stanislav stas; themistoklis themis; tomasz tomek; vasileios vasilis vassilis; vladimir"
    " volodya; vladislav vlad; wesley wes;"
    " aleksandr alexander sasha; alexandra sasha; anatoly anatolii anatoliy; andrei andrii andriy;"
    " andrew drew; artem artyom; dmitrij dmitry dmitri dmitrii; evgenii evgeny evgeniy; fedor fyodor;"
    " grigory grigorii grigoriy; igor ihor; julia yulia iuliia; katherine kathy; maria mariya mariia;"
    " natalia natalya nataliia; nikolai nikolay nikolaj mykola; petr pyotr; semen semyon;"
    " sergey serhii sergiy sergii; valery valerii valeriy; vasily vasilii vasiliy; vitaly vitalii vitaliy;"
    " yurii yuri yury yuriy iurii;"
    " agnes nessa; amanda mandy; anne annie nancy; antoinette toni; barbara barb babs; beatrice bea trixie;"
    " bernadette bernie; bridget biddy; caroline carrie; cassandra cass; charlotte lottie; cynthia cindy;"
    " dorothy dot dottie; eleanor ellie nell nora; elizabeth betty bess lisa eliza libby betsy; ellen nell;"
    " florence flo; frances fran frankie; francis frank; harold hal; helen nell lena; jacqueline jackie;"
    " jessica jess; joan joanie; judith judy; katherine kit kay; kimberly kim; lillian lily; louis lou;"
    " madeline maddie; margaret rita greta daisy; martha patty; mary molly polly; melissa missy; mildred"
    " millie; pamela pam; penelope penny; priscilla cilla; rebecca becca; roberta bobbie; rosemary rose"
    " rosie; sandra sandy; sarah sally sadie; stephanie steph; suzanne suzie; teresa theresa tess terry;"
    " valerie val; virginia ginny; albert al bert; alan al; alfred al alf fred; archibald archie; arthur"
    " art; augustus gus; bartholomew bart; bertrand bert; calvin cal; cornelius con; cyril cy; derrick"
    " rick; edmund ed ted ned; edward ned; edwin ed; elliott eli; franklin frank; frederic frederick fritz"
    " freddie; geoffrey jeff; gilbert gil bert; herbert herb bert; howard howie; hugh hughie; ignatius"
    " iggy; isaac ike; jerome jerry; john jack johnny; leopold leo; leroy roy; lewis lew; malcolm mal;"
    " marcus mark marc; martin marty; mitchell mitch; mortimer mort; norman norm; oliver ollie;"
    " oscar ozzie; randall randolph randy; reginald reg reggie; richard ricky richie; roderick rod; roger"
    " rodge; stanley stan; terence terrence terry; tobias toby; ulysses lys; vernon vern; wallace wally;"
    " wilfred wilf; winston win; alois luis; andreas andi; elisabeth elsa ilse liesl lisa bettina; franz"
    " franzl; friedrich fritz; gottfried friedl; hans johann johannes; heinrich heinz heiner; hendrik henk"
    " rik; jakob jockel; joachim jochen achim; josef sepp pepi pepa; karl charles; katharina kathi katja"
    " kaethe; margarete grete gretchen greta; nikolaus klaus; ottilie tilly; rudolf rudi; sebastian basti;"
    " ulrich uli utz; walther walt; wilhelm willi willy wim; adrianus ad adriaan; antonius anton ton toon;"
    " catharina karin; cornelis kees cor; franciscus frans; gerardus gerard gerrit; hubertus huub bert;"
    " jacobus jaap koos; johannes jan johan hans; lambertus bert; martinus martin maarten; nicolaas klaas"
    " nico; petrus piet pieter peter; theodorus theo; wilhelmus wim willem; agnieszka aga; aleksandra ola;"
    " andrzej jedrek; barbara basia; grzegorz grzesiek; joanna asia; katarzyna kasia; malgorzata gosia;"
    " stanislaw staszek; tadeusz tadek; wojciech wojtek; zbigniew zbyszek; frantisek franta; jaroslav"
    " jarda; jiri jirka; ladislav lada; vaclav vasek; ferenc feri; gyorgy gyuri; istvan pista; janos jancsi;"
    " jozsef joska; laszlo laci; sandor sanyi; alejandro alex jandro; alessandro sandro; antonio toni tono"
    " nino tonio; beatriz bea; concepcion concha; dolores lola; domenico mimmo; eduardo edu; enrique"
    " quique kike; fernando nando; francesco franco cesco; francisco pancho curro chico; giovanni gianni"
    " nino vanni; giuseppe beppe pino peppe; gregorio goyo; guadalupe lupe; guillermo memo; ignacio nacho;"
    " isabel isa; javier javi; joao joaozinho; jose ze; lorenzo renzo; luigi gigi; manuel manolo manu;"
    " emmanuel manu; mercedes merche; rafael rafa; roberto beto; alberto beto; rosario charo; salvatore"
    " toto; santiago santi chago; teresa tere; vincenzo enzo; anastasia nastya; anatoly tolya; anna anya"
    " anja; boris borya; daria dasha; elena lena; evgenia evgeniya zhenya; evgeny zhenya; galina galya;"
    " grigory grisha; irina ira; ivan vanya; konstantin kostya; ksenia xenia; leonid lyonya; lyudmila"
    " ludmila lyuda; nadezhda nadya; nikolay nikolai kolya; olga olya; pavel pasha; pyotr petya;"
    " sofia sonya sonia; svetlana sveta; tatiana tatyana tanya tania; valentina valya; vasily vasya;"
    " viktor vitya; vladimir vova; yuri yura; aikaterini katerina; alkiviadis alkis; apostolos tolis;"
    " christos christoforos; dimitra mimi; eleni lena; georgia gina; panteleimon pantelis; paraskevi evi"
    " vivi; polychronis polys; stylianos stelios; theofanis fanis; theodoros thodoris"
)
"""Given names that one person signs with in turn, ``;`` between persons.

Of 1.18 million works, persons of one family name and two of these given names share a co-author in
four pairs of ten (those from the first "aleksandr" on), of any two given names in one of a hundred.
Those from the second "aleksandr" on are each one Slavic name as ISO 9, ALA-LC and BGN/PCGN write it, and
short forms of dictionaries of English names; those from "agnes" on are what bearers of a name are called
in English, German, Dutch, Polish, Czech, Hungarian, Spanish, Italian, Russian and Greek.
"""

_SETS: dict[str, set[str]] = {}
for _line in SHORT_FORMS.split("; "):
    for _name in _line.split():
        _SETS.setdefault(_name, set()).update(_line.split())
SAME_GIVEN = {name: frozenset(names) for name, names in _SETS.items()}

ORGANISATION_WORDS = frozenset(
    str.split(
        "team group consortium collaboration collaborators university universite universitat institute"
        " institut lab labs laboratory inc corp corporation company foundation committee organization"
        " organisation network investigators initiative project society association agency ministry department"
        " centre council commission contributors authors research deepmind google microsoft nvidia"
    )
)
"""A name of several words that holds one of these is an organisation's."""

COLLECTIVES = frozenset(
    {"team", "group", "collaboration", "consortium", "foundation", "organization", "committee"}
)
"""Words that even stand as family name where software split an organisation (``Team, Gemini``)."""

ORGANISATIONS = frozenset(
    str.split(
        "openai google microsoft meta nvidia anthropic deepmind deepseek qwen mistral bigscience"
        " eleutherai huggingface alibaba baidu tencent bytedance ibm amazon apple zhipu cohere minimax"
        " internlm baichuan gemini kimi llama gemma unesco who oecd nist nasa"
    )
)
"""Names that one word suffices for."""

OTHERS = frozenset({
    "et al", "and others", "others", "al", "et al.", "etal", "and colleagues", "other authors",
    "and other authors", "und andere", "u. a", "y otros", "et autres", "e outros", "e altri", "i dr",
    "и др", "и другие", "等",
})  # fmt: skip
"""Entries of an author list that say that it goes on."""
