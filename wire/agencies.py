"""The agencies, papers and stations that news pages name, and the zone their clocks show.

The table is short on purpose: a source that is not in it works as well, only that its time is
read in the site's own zone and that its name alone does not tell a credit from a sentence.
"""

import re
from datetime import tzinfo
from zoneinfo import ZoneInfo

from wire.lines import is_ideograph

_SHANGHAI_NAMES = """
    Xinhua; Xinhua News Agency; Xinhuanet; Xinhuanet.com; Xinhua News; Xinhua Daily Telegraph;
    People's Daily; People's Daily Online; People's Daily app; People.cn; Global Times; GT;
    China Daily; China Daily Global; chinadaily.com.cn; China Daily Website; CGTN; CCTV;
    CCTV News; CCTV.com; CCTV+; CMG; China Media Group; CRI; CRI Online; CRIEnglish; China Plus;
    China Radio International; China.org.cn; China.com.cn; ECNS; ecns.cn; China News Service; CNS;
    China News; Chinanews; chinanews.com; Shanghai Daily; SHINE; Sixth Tone; The Paper; Caixin;
    Caixin Global; Yicai; Yicai Global; Beijing Review; China Today; China Pictorial; Qiushi;
    Guangming Daily; Guangming Online; Economic Daily; Science and Technology Daily; PLA Daily;
    China Military; China Military Online; China Youth Daily; Workers' Daily; Legal Daily;
    Beijing Daily; Beijing News; Beijing Youth Daily; Guangzhou Daily; Southern Metropolis Daily;
    Sichuan Daily; Hainan Daily; Zhejiang Daily; Newsgd; GDToday; iChongqing; Women of China;
    China Tibet Online; Tibet.cn; VCG; Visual China Group; IC; IC Photo; CFP; CNSphoto; CNSPHOTO;
    新华社; 新华网; 新华视点; 人民网; 人民日报; 人民日报社; 中新社; 中新网; 中国新闻社;
    中国新闻网; 央视; 央视网; 央视新闻; 总台; 中央广播电视总台; 环球时报; 环球网; 光明日报; 光明网;
    经济日报; 中国日报; 中国日报网; 中国青年报; 工人日报; 法治日报; 科技日报; 解放军报; 农民日报;
    澎湃新闻; 视觉中国; 东方IC; 北京日报; 北京青年报; 新京报; 解放日报; 文汇报; 南方日报; 四川日报;
    中国网; 国际在线; 本报; 本网; 本社
"""
_HONG_KONG_NAMES = """
    South China Morning Post; SCMP; China Daily Hong Kong; China Daily HK; Hong Kong Free Press;
    HKFP; RTHK; news.gov.hk; Ta Kung Pao; Wen Wei Po; 大公报; 大公報; 文汇报(香港); 明报; 明報;
    星岛日报; 星島日報; 南华早报; 南華早報; 香港电台; 香港電台
"""
_OTHER_NAMES = """
    Reuters; Thomson Reuters; AP; Associated Press; AFP; Agence France-Presse; dpa; EFE; ANSA;
    TASS; Tass; Interfax; RIA Novosti; Sputnik; Kyodo; Kyodo News; Jiji; Jiji Press; Yonhap;
    Yonhap News Agency; Bernama; ANI; PTI; IANS; UNI; APP; UPI; AAP; NZPA; Canadian Press; PA;
    PA Media; Press Association; Belga; ANP; APA; Keystone; NTB; TT; Ritzau; STT; PAP; MTI; CTK;
    ČTK; TASR; HINA; Tanjug; BTA; Lusa; Anadolu; Anadolu Agency; MENA; WAM; SPA; KUNA; QNA; IRNA;
    ISNA; WAFA; SANA; NNA; Antara; VNA; Vietnam News Agency; KCNA; Montsame; Prensa Latina;
    Telam; Agencia Brasil; Notimex; Ukrinform; BelTA; Kazinform; UN News; IPS; Getty; Getty Images;
    Bloomberg; BBC; CNN; NPR; PBS; ABC; CBS; NBC; DW; Al Jazeera; NHK; KBS; EPA;
    EPA-EFE; EPA-Yonhap;
    Zuma Press; Shutterstock; Alamy; iStock; Unsplash; PRNewswire; PR Newswire; Business Wire;
    BUSINESS WIRE; GLOBE NEWSWIRE; Newswire; Agencies; NASA; ESA; CFOTO; NurPhoto; SIPA; Sipa USA;
    Imago; Picture Alliance; Magnum Photos; Polaris; Pool; Handout;
    路透社; 路透; 法新社; 美联社; 塔斯社; 俄新社; 共同社; 时事社; 韩联社; 朝中社; 德新社;
    埃菲社; 安莎社;
    AA; SDA; ATS; Keystone-SDA; Agerpres; Tasnim; Fars; AKI;
    Associated Press News; The Canadian Press; Fox News; Sky News; Politico; The New York Times;
    The Washington Post; Los Angeles Times; The Guardian; Le Monde; El País; Der Spiegel;
    Reuters Staff;
    Рейтер; ТАСС; Интерфакс; РИА Новости; РБК; Укринформ; Укрінформ; Франс Пресс; БТА; Танјуг;
    رويترز; فرانس برس; أ ف ب; واس; وام; سانا; شينخوا; الأناضول; سبوتنيك; د ب أ; أسوشيتد برس; كونا;
    قنا;
    共同; 時事; ロイター; 연합뉴스; 뉴시스; 뉴스1; 로이터; 共同通信; 共同通信社; 時事通信;
    時事通信社; 朝日新聞; 読売新聞; 毎日新聞; 日本経済新聞; 産経新聞
"""
_HOMES = {
    "Asia/Kolkata": "ANI; PTI; IANS; UNI; Press Trust of India; Asian News International;"
    " The Times of India; Times of India; The Hindu; Hindustan Times; The Indian Express; NDTV",
    "Asia/Seoul": "Yonhap; Yonhap News Agency; 연합뉴스; KBS; The Korea Herald; The Korea Times",
    "Asia/Tokyo": "Kyodo; Kyodo News; Jiji; Jiji Press; NHK; The Japan News; The Japan Times;"
    " 共同; 時事; 共同通信; 時事通信; 朝日新聞; 読売新聞; 毎日新聞; 日本経済新聞; 産経新聞",
}
"""Houses of countries with one zone: their pages tell the time at home, mostly without its name."""

_PICTURE_HOUSES = """
    Getty; Getty Images; Shutterstock; Alamy; Alamy Stock Photo; iStock; Unsplash; VCG; EPA;
    EPA-EFE;
    Visual China Group; IC Photo; CFP; CFOTO; NurPhoto; SIPA; Sipa USA; Imago; Picture Alliance;
    Magnum Photos; Polaris; Zuma Press; Rex; Rex/Shutterstock; PA Images; AP Photo; Depositphotos;
    Adobe Stock; Pexels; Pixabay; WireImage; FilmMagic; 视觉中国; 东方IC; CNSPHOTO
"""
_SHANGHAI_PREFIXES = (
    "xinhua ",
    "peoples daily ",
    "china daily ",
    "global times ",
    "cgtn ",
    "cctv ",
    "cri ",
    "ecns ",
    "china news service ",
)
_ORGANISATION_WORDS = """
    daily news times agency press images online network media herald post tv television radio
    photo photos pictures archive archives museum university college institute ministry bureau
    service services group government company co ltd inc corp corporation foundation academy
    library office committee center centre association society department administration embassy
    hospital zoo park gallery police club team tribune gazette journal weekly monthly review
    newspaper newspapers newswire newsroom broadcasting verlag zeitung
    magazine studio studios command navy army council school commission
"""
_ORGANISATION_ENDINGS = (
    "社", "网", "網", "报", "報", "台", "臺", "局", "馆", "館", "部", "厅", "公司", "大学",
    "新闻", "新聞", "中国", "图片", "客户端", "委员会", "政府", "博物院",
)  # fmt: skip
_CAPITALS = re.compile(r"[^\W\d_](?:[^\W_]|[ .&+'-]){1,30}")
_WEB_ADDRESS = re.compile(r"(?i)[\w.-]{1,60}\.(?:com|cn|org|net|gov|info|hk)(?:\.\w\w)?")
_SHANGHAI, _HONG_KONG = "Asia/Shanghai", "Asia/Hong_Kong"


def _key(name: str) -> str:
    plain = name.casefold()
    for sign in "'’‘.":
        plain = plain.replace(sign, "")
    return " ".join(plain.split()).removeprefix("the ")


def _keys(names: str) -> frozenset[str]:
    return frozenset(_key(name) for name in names.split(";"))


_OF_ORGANISATIONS = frozenset(_ORGANISATION_WORDS.split())
_IN_SHANGHAI, _IN_HONG_KONG, _ELSEWHERE = map(
    _keys, (_SHANGHAI_NAMES, _HONG_KONG_NAMES, _OTHER_NAMES)
)
_OF_PICTURES = _keys(_PICTURE_HOUSES)
_AT_HOME = {_key(name): zone for zone, names in _HOMES.items() for name in names.split(";")}


def is_known_agency(name: str) -> bool:
    """Whether this is the name of an agency, paper, station or picture house in the table."""
    key = _key(name)
    return any(key in names for names in (_IN_SHANGHAI, _IN_HONG_KONG, _ELSEWHERE, _AT_HOME))


def is_agency(name: str) -> bool:
    """Whether a name in a picture's credit is an organisation rather than a photographer.

    Known, all in capitals (VCG), a web address, or named as organisations are (Palace Museum).
    """
    name = name.strip()
    if is_known_agency(name) or _WEB_ADDRESS.fullmatch(name):
        return True
    if name.isupper() and _CAPITALS.fullmatch(name):
        return True
    return is_organisation(name)


def is_organisation(name: str) -> bool:
    """Whether a name has the word of an organisation in it, known or not."""
    words = name.casefold().split()
    if any(word.strip(".,") in _OF_ORGANISATIONS for word in words):
        return True
    return len(name) > 2 and is_ideograph(name[-1]) and name.endswith(_ORGANISATION_ENDINGS)


def names_a_house(words: str) -> bool:
    """Whether words say by themselves that they are an agency, a paper or its address."""
    return is_known_agency(words) or is_organisation(words) or bool(_WEB_ADDRESS.fullmatch(words))


def is_picture_house(name: str) -> bool:
    """Whether a house deals in pictures, so that its name alone on a line is a picture's credit."""
    houses = [_key(part) for part in re.split(r"/| via ", name)]
    return any(house in _OF_PICTURES for house in houses) and all(map(is_known_agency, houses))


def zone_of(source: str | None, site_zone: tzinfo) -> tzinfo:
    """The zone in which a source's page tells the time: its own if it is Chinese, else the site's.

    A source that is not in the table but is named in Chinese characters, or by an
    address that ends in .cn, counts as Chinese.
    """
    if not source:
        return site_zone
    key = _key(source)
    if key in _AT_HOME:
        return ZoneInfo(_AT_HOME[key])
    if key in _ELSEWHERE:
        return site_zone
    if key in _IN_HONG_KONG:
        return ZoneInfo(_HONG_KONG)
    is_chinese = _is_chinese(source) or source.casefold().endswith(".cn")
    if key in _IN_SHANGHAI or key.startswith(_SHANGHAI_PREFIXES) or is_chinese:
        return ZoneInfo(_SHANGHAI)
    parts = [_key(part) for part in re.split(r"[/,;&|]| and ", source)]
    if len(parts) > 1 and all(part in _IN_SHANGHAI for part in parts):
        return ZoneInfo(_SHANGHAI)
    return site_zone


def _is_chinese(name: str) -> bool:
    has_kana_or_hangul = any("\u3040" <= s <= "\u30ff" or "\uac00" <= s <= "\ud7af" for s in name)
    return any(is_ideograph(sign) for sign in name) and not has_kana_or_hangul
