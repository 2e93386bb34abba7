"""What each of the paper's texts for machines is for, as those who write them are told."""

from dataclasses import dataclass

from website.models import TextName


@dataclass(frozen=True)
class About:
    """What a text is for, where it stands, and how it begins."""

    purpose: str
    path: str
    example: str


ABOUT: dict[TextName, About] = {
    TextName.ROBOTS: About(
        "What crawlers are asked to leave out. The desk, search and the sitemaps stand in it by "
        "themselves.",
        "/robots.txt",
        "User-agent: *\nDisallow: /section/archive/",
    ),
    TextName.ADS: About(
        "Who may sell advertising space on the paper, so that nobody else sells it in its name.",
        "/ads.txt",
        "ads.example, 1234567, DIRECT, f08c47fec0942fa0",
    ),
    TextName.SECURITY: About(
        "Whom to tell of a weakness of the site. It holds for a year at most.",
        "/.well-known/security.txt",
        "Contact: mailto:security@news.example\nExpires: 2027-06-01T00:00:00Z\n"
        "Preferred-Languages: en",
    ),
    TextName.TRUST: About(
        "Which associations the paper belongs to, and which accounts elsewhere are its own.",
        "/trust.txt",
        "belongto=https://www.association.example/\nsocial=https://social.example/@paper\n"
        "contact=mailto:editor@news.example\ndatatrainingallowed=no",
    ),
}
