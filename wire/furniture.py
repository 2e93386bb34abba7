"""What stands on a page of a house whatever its story: buttons, counters, boxes, rights.

Known by their words, in the languages of the news. What is not known but stands among them is
found by where it stands: `wire/ends.py`.
"""

import re

_BUTTONS_TEXT = """
    share|facebook|x|twitter|whatsapp|linkedin|telegram|reddit|pinterest|pocket|flipboard|messenger
    email|e-mail|mail|print|copy link|copy url|link copied|link|save|saved|bookmark|listen|follow
    following|comment|comments|reply|report|like|likes|tweet|instagram|tiktok|youtube|bluesky
    threads|mastodon|wechat|weibo|line|viber|vk|ok|close|menu|search|log in|login|sign in|sign up
    subscribe|subscribe now|register|home|more|read more|read more…|show more|load more|see more
    continue reading|view comments|join the conversation|gift article|gift this article|open in app
    share this article|share this story|share this|share article|share on facebook|share on twitter
    share on x|share on whatsapp|share via email|share full article|advertisement|ad|sponsored
    scroll to continue|story continues below advertisement|article continues below|play video|play
    watch|watch now|video|audio|photos|photo gallery|photo|gallery|view gallery|full screen|mute
    previous|next|back|back to top|top|print this page|font size|text size|large medium small
    a a a|aa|published|updated|last updated|staff|image|loading|skip advertisement|toggle caption
    enlarge this image|hide caption|download|embed|transcript|settings|listen to this article
    listen to article|set as preferred|add as preferred on google|google news|newsletters
    teilen|drucken|merken|kommentare|anzeige|werbung|mehr|weiterlesen|vorlesen|artikel anhören
    artikel teilen|link kopieren|schließen|anhören|zur startseite|feedback|per e-mail teilen
    partager|imprimer|commenter|commentaires|publicité|lire plus tard|lire la suite|écouter
    copier le lien|sauvegarder|enregistrer|s'abonner|abonnez-vous|suivre|offrir l'article
    compartir|imprimir|guardar|comentarios|publicidad|leer más|seguir leyendo|copiar enlace|escuchar
    condividi|stampa|commenta|commenti|pubblicità|leggi anche|ascolta|salva|copia link
    compartilhar|partilhar|comentários|publicidade|leia mais|ouvir|salvar|copiar link
    dela|skriv ut|spara|annons|kommentarer|kopiera länk|lyssna|del|annonse|annonce|gem|kommentér
    delen|reacties|advertentie|lees meer|luister|jaa|tulosta|mainos|kommentit|jaga|reklaam
    udostępnij|drukuj|komentarze|reklama|skopiuj link|posłuchaj|czytaj więcej|sdílet|tisk|zdieľať
    megosztás|hirdetés|distribuie|publicitate|paylaş|yazdır|reklam|dijeli|podijeli|oglas
    bagikan|cetak|komentar|iklan|kongsi|salin tautan|baca juga|simpan|chia sẻ|bình luận|lưu
    поделиться|печать|комментарии|реклама|подписаться|читать далее|скопировать ссылку|слушать
    поширити|поділитися|друк|коментарі|читати далі|сподели|مشاركة|شارك|طباعة|تعليقات|إعلان
    نسخ الرابط
    分享|分享到|打印|收藏|评论|字体|字号|大 中 小|小 中 大|字体 小 中 大|字体 大 中 小|字号 大 中 小
    纠错|[纠错]|我要纠错|阅读下一篇|下一篇|上一篇|返回首页|扫一扫|扫码|关闭|更多|点赞|微信|微博|朋友圈
    分享至|分享让更多人看到|相关专题|广告|責任編輯|打開微信
    シェア|ツイート|印刷|保存|広告|コメント|共有|続きを読む|공유|공유하기|인쇄|댓글|광고|글자크기|스크랩|구독
    본문 글씨 키우기|본문 글씨 줄이기|페이스북|트위터|카카오톡|url 복사|기사 공유
"""
_BUTTONS = frozenset(
    word.strip() for line in _BUTTONS_TEXT.splitlines() for word in line.split("|") if word.strip()
)
_COUNTER = re.compile(
    r"(?i)(?:reading time ?:? ?|lesezeit ?:? ?|temps de lecture ?:? ?|tiempo de lectura ?:? ?"
    r"|время чтения ?:? ?)?(?:~|about |ca\.? |approx\.? )?"
    r"\d{1,6}(?:[.,]\d{1,3})?[km]? ?[-–]?"
    r"(?:min(?:ute)?s?\.?(?: read(?:ing time)?| de lecture| de lectura| di lettura| de leitura"
    r"| lesezeit| lezen| czytania| läsning| lesetid)?|minuten(?: lesezeit)?|мин\.?|phút|分钟|분"
    r"|comments?|shares?|views?|likes?|reads?|kommentare?|commentaires?|comentarios?|commenti"
    r"|комментари\w+|просмотр\w*|photos?|pictures?|images?|followers"
    r"|(?:sec|second|min|minute|hour|hr|h|day|week|month)s? ago)"
    r"|\d{1,3} ?(?:of|/|von|de|sur|di|из) ?\d{1,3} ?\|?|(?:photo|image|slide|bild|foto) \d{1,3} ?"
    r"(?:of|/|von|de) ?\d{1,3} ?\|?|\d{1,2}:\d\d(?: ?/ ?\d{1,2}:\d\d)?"
    r"|lesezeit ?:? ?\d{1,3} ?min\w*\.?|阅读 ?:? ?\d+|(?:点击|浏览|阅读)(?:量|数|次数) ?:? ?\d+"
)
_LABELS = re.compile(
    r"(?i)(?:keywords?|tags?|topics?|filed under|in this article|more on|schlagwörter|themen"
    r"|etiquetas|mots[- ]clés|temas?|тэги|теги|关键词|关键字|标签) ?(?::.{0,200})?"
    r"|image (?:source|credit)s?, ?.{2,60}|#[^\s#]{1,60}(?:[ ,]+#[^\s#]{1,60})*"
    r"|share(?: this| on| via)?:?.{0,3}|follow us(?: on)?.{0,80}|(?:分享到|字体|字号) ?:.{0,30}"
    r"|\[纠错\]|(?:上|下)一[篇页] ?:.{0,80}|阅读下一篇 ?:.{0,80}"
)
_TRAIL = re.compile(r"[^>›»]{1,40}(?: ?[>›»]{1,2} ?[^>›»]{1,40}){1,5}")
"""Where in the site a page is: `Home > News > Harbour`."""

_SKIP_LINK = re.compile(
    r"(?i)(?:skip|jump) (?:to|navigation|links?)\b.{0,40}|(?:zum|zur|direkt zu[mr]) "
    r"(?:haupt)?(?:inhalt|navigation|menü)\w*(?: springen| wechseln)?"
    r"|(?:aller|passer|accéder) (?:directement )?au (?:contenu|menu).{0,20}"
    r"|(?:ir|saltar|pasar) al (?:contenido|menú).{0,20}|(?:vai|salta|passa) al (?:contenuto"
    r"|menù?).{0,20}"
    r"|(?:ir|pular|saltar) para o (?:conteúdo|menu).{0,20}|(?:naar"
    r"|ga naar) (?:de )?(?:hoofd)?inhoud.{0,20}"
    r"|(?:hoppa|gå|hopp) til(?:l)? (?:huvud|hoved)?inn?(?:e)?h[oå]ll?d?.{0,20}"
    r"|przejdź do (?:głównej )?treści.{0,20}|перейти к (?:основному )?(?:содержанию"
    r"|контенту).{0,20}"
    r"|(?:跳到|跳转到|跳至|跳過)(?:主要)?内?容?.{0,10}|본문 ?(?:으로)? ?(?:바로가기"
    r"|내용).{0,10}|İçeriğe (?:geç|atla).{0,10}"
)
_RIGHTS = re.compile(
    r"(?i)(?:©|\(c\) ?\d|copyright ?(?:©|\(c\)|[12]\d{3}|by )).{0,400}"
    r"|.{0,200}\ball rights reserved\b.{0,200}"
    r"|.{0,120}(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|tutti i diritti riservati|todos os direitos reservados|все права защищены|版权所有"
    r"|未经.{0,12}(?:授权|许可).{0,20}(?:转载|使用)|無断転載|무단 ?(?:전재|복제)).{0,200}"
)
_BOXES = re.compile(
    r"(?i)(?:sign up (?:for|to|here)|subscribe (?:to|for|here)|get (?:the latest|our|breaking"
    r"|daily)"
    r"|(?:join|download|install) (?:our|the) .{0,30}(?:app|channel|newsletter|whatsapp|telegram)"
    r"|click here (?:to|for)\b|follow (?:us|the latest|.{2,30} on (?:x|twitter|facebook|instagram"
    r"|whatsapp|telegram|google news))\b|to read more\b|already (?:a subscriber|have an account)"
    r"|by (?:signing up|clicking|submitting)\b|please (?:enable|log in|sign in|subscribe)"
    r"|enter your e-?mail|your e-?mail address|we use cookies|this (?:site|website) uses cookies"
    r"|have (?:a tip|you got a story)\b|do you have a (?:story|tip|question)"
    r"|abonnieren sie|melden sie sich|inscrivez-vous|suscríb[ae]te|iscriviti|assine|zapisz się"
    r"|подпи(?:сывайтесь|шитесь)|关注我们|扫描二维码|扫码下载|下载.{0,10}客户端)"
    r".{0,220}"
)
_CREDIT_NOTE = re.compile(
    r"(?i)with (?:additional )?(?:reporting|files) (?:by|from) .{2,120}"
    r"|this (?:article|story) (?:was )?(?:originally|first) (?:published|appeared)\b.{0,120}"
    r"|(?-i:(?:[A-Z][\w.'-]{1,30}(?:,| and)? ){1,12}reported from [A-Z]).{0,220}"
    r"|(?-i:[A-Z])[^\"]{2,160} contributed (?:(?:to )?(?:this|the)"
    r" (?:report|story|article|reporting)"
    r"|reporting|from)\b.{0,60}"
)
_MAX_FURNITURE = 500


def is_button(view: str) -> bool:
    """Whether a line is a label known from every page: a button, a counter, a box, the rights."""
    if len(view) > _MAX_FURNITURE:
        return False
    bare = view.strip(" :|>»→+-*•·▼▲[]").casefold()
    return (
        bare in _BUTTONS
        or bool(_COUNTER.fullmatch(view.strip()))
        or bool(_LABELS.fullmatch(view))
        or (len(view) <= 120 and bool(_TRAIL.fullmatch(view)))
        or is_rights(view)
        or is_box(view)
        or _is_row_of_buttons(bare)
    )


def is_rights(view: str) -> bool:
    """Whether a line says whose rights the page is."""
    return len(view) <= _MAX_FURNITURE and bool(_RIGHTS.fullmatch(view))


def is_box(view: str) -> bool:
    """Whether a line asks for a subscription, an address, a follower."""
    return len(view) <= 240 and bool(_BOXES.fullmatch(view))


def is_credit_note(view: str) -> bool:
    """Whether a paragraph at the end only says who of the house reported from where."""
    return len(view) <= 300 and bool(_CREDIT_NOTE.fullmatch(view))


def is_skip_link(view: str) -> bool:
    """Whether a line is the link over a page that leads past its navigation."""
    return len(view) <= 80 and bool(_SKIP_LINK.fullmatch(view.strip(" >»")))


def _is_row_of_buttons(bare: str) -> bool:
    """Several of them on one line: `Share Save`, `Facebook | X | WhatsApp`."""
    words = [word for word in re.split(r"[ |,·•/]+", bare) if word]
    return 1 < len(words) <= 12 and all(word in _BUTTONS for word in words)
