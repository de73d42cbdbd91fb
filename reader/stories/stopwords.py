"""The words that say nothing about an event: function words of European languages, and the filler of headlines.

They also tell in which language a text is written. Folded as `reader.stories.words` folds: small letters, no accents.
"""

from collections.abc import Mapping
from functools import cache

_BY_LANGUAGE: Mapping[str, str] = {
    "en": (
        "a about after again against all also am an and any are as at be been before being between both but by"
        " can could did do does doing down during each few for from further had has have having he her here hers"
        " him his how i if in into is it its itself just me more most my no nor not now of off on once only or"
        " other our out over own s same she should so some such t than that the their them then there these they"
        " this those through to too under until up upon us very via was we were what when where which while who"
        " whom why will with within without would you your yet amid among despite like may might must one two"
        " three first last around across every much many still even back way well never always ever really whether"
    ),
    "de": (
        "aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin bis bist"
        " da damit dann das dass dein dem den denn der des dessen die dies diese diesem diesen dieser dieses doch"
        " dort du durch ein eine einem einen einer eines er es etwas euch fur gegen gewesen hab habe haben hat"
        " hatte hatten hier hin hinter ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden"
        " jeder jedes jetzt kann kein keine keinen konnen konnte mehr mein meine mit muss musste nach nicht nichts"
        " noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so soll sollen sollte"
        " sondern sonst um und uns unser unter viel vom von vor wahrend war waren warum was weil weiter welche"
        " wenn wer werde werden wie wieder will wir wird wo wurde wurden zu zum zur zwar zwischen uber"
    ),
    "es": (
        "a al algo algunos ante antes aqui asi aun aunque cada como con contra cual cuando de del desde donde dos"
        " durante e el ella ellas ellos en entre era es esa ese eso esta estaba estan estar este esto estos fue"
        " fueron ha habia han hasta hay la las le les lo los mas me mi mientras muy nada ni no nos o otra otro"
        " otros para pero poco por porque que quien se sea segun ser si sido sin sobre solo son su sus tambien tan"
        " tanto te tiene tienen todo todos tras tu un una uno unos y ya"
    ),
    "fr": (
        "a afin ai ainsi apres au aucun aussi autre autres aux avait avant avec avoir c ca car ce cela celle"
        " celui ces cet cette ceux chez comme comment contre d dans de depuis des deux devant doit donc dont du"
        " elle elles en encore entre est et etaient etait ete etre eu eux fait il ils j je jusqu l la le les leur"
        " leurs lors lui ma mais me meme mes moins mon n ne nos notre nous on ont ou par parce pas pendant peu"
        " peut plus pour pourquoi pres qu quand que quel quelle qui quoi s sa sans se selon sera ses si son sont"
        " sous sur ta te tes toi ton tous tout toute toutes tres tu un une vers vos votre vous y"
    ),
    "it": (
        "a ad agli ai al alla alle allo anche avere aveva c che chi ci come con contro cosa cui da dagli dai dal"
        " dalla dalle degli dei del della delle dello di dopo dove due e ed era essere fa fino fra gia gli ha"
        " hanno i il in io l la le lei lo loro lui ma mentre mi molto ne negli nei nel nella nelle nello no noi"
        " non nostro o ogni oltre per perche piu poi prima quale quando quanto quella quelle quelli quello questa"
        " queste questi questo qui sara se sei senza si sia sono sopra sotto stata stato su sua sue sugli sui sul"
        " sulla sulle suo suoi tra tutti tutto un una uno verso"
    ),
    "pt": (
        "a ao aos apenas apos aquela aquele as ate cada com como contra da das de dela dele depois desde dessa"
        " desse desta deste do dois dos e ela elas ele eles em entre era essa esse esta estao estar estava este eu"
        " foi foram ha ja isso isto la lhe mais mas me mesmo meu minha muito na nao nas nem no nos nossa nosso num"
        " numa o onde os ou outra outro para pela pelas pelo pelos pode por porque quais qual quando que quem se"
        " sem ser seu seus sobre sua suas tambem te tem teu todos um uma umas uns vai voce"
    ),
    "nl": (
        "aan al alle als altijd ander andere bij binnen dan dat de deze die dit doch doen door dus een eens en er"
        " ge geen geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je kan komt"
        " kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op"
        " over reeds te tegen toch toen tot tussen u uit uw van veel voor waar waarom want waren was wat we wel"
        " werd wezen wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou"
    ),
    "sv": (
        "alla allt an andra att av bara blev bli blir da de dem den denna deras dess det detta dig din ditt du"
        " efter eller en ett fick for fran genom ha hade han har hennes hon hos i icke in ingen inom inte ja jag"
        " kan kommer kunde man med mellan men min mot mycket nagon nagot nar ni nu och om oss over pa samma sedan"
        " ska skulle som sig sin sina sitt sjalv sa till under upp ut utan vad var vara varit vi vid vilken"
    ),
    "da": (
        "af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din dog du efter"
        " eller en end er et for fra ham han hans har havde hende her hos hun hvad hvis hvor i ikke ind jeg jo kan"
        " kom kunne man mange med meget men mig min mod ned noget nogle nar nu og om op os over pa sa selv sig sin"
        " sine skal skulle som til ud under var ved vi vil ville vor"
    ),
    "pl": (
        "a aby ale bardzo bez bo by byc był była było były co czy czyli dla do gdy gdzie go i ich ile im inne ja"
        " jak jako je jednak jego jej jest jeszcze juz kiedy kto ktora ktore ktorego ktory ktorych ktorzy lub ma"
        " maja mi moze mozna na nad nam nawet nie nich niz o od on ona oni oraz po pod podczas ponad poza przed"
        " przez przy roku sa sie sobie swoje ta tak takze tam te tego tej ten to tu tych tylko tym u w we wedlug"
        " wie wiele wszystkie z za ze został została"
    ),
    "ru": (
        "а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее"
        " если есть еще же за здесь и из или им их к как когда кто ли либо между меня мне много может мы на над"
        " надо нам нас не него нее неи нет ни них но о об однако он она они оно от очень по под после при про с со"
        " свою себя так также такои там те тем то того тоже только том ты у уже хотя чего чем что чтобы эта эти"
        " это этого этом этот я"
    ),
    "tr": (
        "ama ancak bazi bir biri bu bunu bunun cok da daha de degil diye en gibi hem her icin ile ise kadar ki mi"
        " mu ne neden o olan olarak oldu oldugu sonra su tum uzere ve veya ya yani"
    ),
    "fi": (
        "ei ettei etta han hanen he heidan ja jo joka jos joten kanssa koko kuin kun me mika minka mukaan mutta"
        " myos ne nyt olet oli olisi olivat olla on ovat se sen seka siita sita taa tai tama tasta vain viela voi"
    ),
}

_HEADLINES = (
    "according announces announced announce big breaking could exclusive explained explainer file full get gets"
    " getting give gives go goes going good got heres inside interview issue know latest live look looks make"
    " makes making need needs new news next official officially opinion photo photos pictures podcast read report"
    " reported reportedly reports review reveal revealed reveals said say says see set shows story take takes tell"
    " tells thing things think time today told tomorrow update updated updates use uses using video want wants"
    " watch week work yesterday year years day days month months people top best sets launch launches launched"
    " unveils unveiled neue neuer neues neuen nuevo nueva nouveau nouvelle nouveaux nuovo nuova novo nova jahr"
    " jahre ano anos annee ans monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch"
    " donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes"
    " miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi segunda terca quarta quinta"
    " sexta feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag понедельник вторник среду среда"
    " четверг пятницу пятница субботу воскресенье morning afternoon evening night early late heute hoy oggi hoje"
    " aujourd hui gestern ayer hier"
)


@cache
def languages_of() -> Mapping[str, tuple[str, ...]]:
    """The languages (ISO 639-1) whose function word a word is."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in _BY_LANGUAGE.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found


@cache
def stop_words(language: str = "") -> frozenset[str]:
    """All words that say nothing about an event; of a known language only its own, English ones and those of headlines:
    what is a function word in one may be a place in another.
    """
    if language not in _BY_LANGUAGE:
        return frozenset(_HEADLINES.split()).union(languages_of())
    return frozenset(f"{_HEADLINES} {_BY_LANGUAGE['en']} {_BY_LANGUAGE[language]}".split())
